import { type ShopStore } from './describeShop';

const promQl = (expr: string): object => ({ expr });
/** Prometheus and what answers its API. */
export const prometheusShop: ShopStore = {
  settings: { kind: 'prometheus' },
  inputs: {
    latency: promQl('shop_latency_ms'),
    good: promQl('shop_requests_total{code="2xx"}'),
    total: promQl('sum by (service) (shop_requests_total)'),
    alerts: promQl('ALERTS{alertstate="firing"}'),
    calls: promQl('traces_service_graph_request_total'),
    encoding: 'counter',
  },
};

const influxQl = (metric: string, tags: string, condition = ''): object => ({
  query: `SELECT last("value") AS "value" FROM "${metric}" WHERE $timeFilter ${condition} GROUP BY time($__interval), ${tags} fill(none)`,
});
/** InfluxDB 1, and the API of it that later versions have. */
export const influxQlShop: ShopStore = {
  settings: { kind: 'influxdb', database: 'shop' },
  inputs: {
    latency: influxQl('shop_latency_ms', '"service"'),
    good: influxQl('shop_requests_total', '"service"', `AND "code" = '2xx'`),
    total: influxQl('shop_requests_total', '"service", "code"'),
    alerts: influxQl('ALERTS', '*'),
    calls: influxQl('traces_service_graph_request_total', '*'),
    encoding: 'counter',
  },
};

const logQl = (by: string, expr: string): object => ({ expr: `sum by (${by}) (${expr})` });
const unwrapped = (metric: string, more = ''): string =>
  `sum_over_time({metric="${metric}"}${more} | logfmt | unwrap value [$__interval])`;
/** Loki by what LogQL reads of lines. */
export const lokiShop: ShopStore = {
  settings: { kind: 'loki', tenant: 'shop' },
  inputs: {
    latency: logQl('service', unwrapped('shop_latency_ms')),
    good: logQl('service', unwrapped('shop_requests_total', ' |= "code=2xx"')),
    total: logQl('service', unwrapped('shop_requests_total')),
    alerts: { expr: '{from="state-history"}' },
    calls: logQl('client, server', unwrapped('traces_service_graph_request_total')),
    encoding: 'increment',
  },
};

/** Tempo by the traces of a tenant. */
export const tempoTraces = {
  settings: { kind: 'tempo', tenant: 'shop' },
  searches: {
    failed: '{ status = error }',
    slow: '{ resource.service.name = "shop" }',
    title: /^Tempo$/,
    missing: /^shop: HTTP 404/,
  },
};

/** Jaeger by the API of its interface. */
export const jaegerTraces = {
  settings: { kind: 'jaeger' },
  searches: {
    failed: 'service=payment&tags={"error":"true"}',
    slow: 'service=shop',
    title: /^Jaeger$/,
    missing: /^shop: .*trace not found/,
  },
};
const flux = (metric: string, columns: readonly string[], condition = ''): object => ({
  query: `from(bucket: "shop")
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "${metric}"${condition})
  |> group(columns: ${JSON.stringify(['_measurement', ...columns])})
  |> aggregateWindow(every: v.windowPeriod, fn: last, createEmpty: false)`,
});
export const influxdbToken = 'all-access-token';
/** InfluxDB 2 by Flux. */
export const fluxShop: ShopStore = {
  settings: { kind: 'influxdb', language: 'flux', organization: 'shop', auth: 'token' },
  secrets: { token: influxdbToken },
  inputs: {
    latency: flux('shop_latency_ms', ['service']),
    good: flux('shop_requests_total', ['service'], ' and r.code == "2xx"'),
    total: flux('shop_requests_total', ['service', 'code']),
    alerts: flux('ALERTS', ['alertname', 'alertstate', 'severity', 'service']),
    calls: flux('traces_service_graph_request_total', ['client', 'server']),
    encoding: 'counter',
  },
};

/** InfluxDB 2 by the InfluxQL that it still answers. */
export const influxQlOfInfluxdb2Shop: ShopStore = {
  settings: { ...influxQlShop.settings, auth: 'token' },
  secrets: { token: influxdbToken },
  inputs: influxQlShop.inputs,
};
