/**
 * Where spans are sent: the setting `otlp_address` of Grafana's section `[plugin.covary-analysis-datasource]`, else the collector
 * of Grafana's own traces where it tells plugins of it; undefined where there is neither. An address without a scheme is one
 * without TLS, as Grafana's.
 *
 * @throws Error for an address that is none
 */
export function traceCollector(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const [address] = [environment['GF_PLUGIN_OTLP_ADDRESS'], environment['GF_INSTANCE_OTLP_ADDRESS']]
    .map((setting) => setting?.trim() ?? '')
    .filter((setting) => setting !== '');
  if (address === undefined) {
    return undefined;
  }
  const url = /^https?:\/\//.test(address) ? address : `http://${address}`;
  if (!URL.canParse(url) || !/^https?:\/\/[^/]+:\d+\/?$/.test(url)) {
    throw new Error('otlp_address is no address of a collector, such as "otel-collector:4317" or "https://otel:4317"');
  }
  return url;
}
