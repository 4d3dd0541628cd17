import { type DeclaredUpstreamKind, inputOfUpstream, type UpstreamInput } from './upstreamKinds';

/** How a kind of store is asked, and, where a setting decides it, how else. */
export type StoreInput = Pick<DeclaredUpstreamKind, 'input' | 'variants'>;

const logQl = {
  field: 'expr',
  label: 'LogQL',
  placeholder: '{app="shop"} or sum by (app) (rate({app="shop"} |= "error" [$__interval]))',
  language: 'logql',
} as const;
const promQl = {
  field: 'expr',
  label: 'PromQL',
  placeholder: 'sum by (service) (rate(http_requests_total[$__rate_interval]))',
  language: 'promql',
} as const;
const influxQl = {
  field: 'query',
  label: 'InfluxQL',
  placeholder: 'SELECT mean("value") FROM "cpu" WHERE $timeFilter GROUP BY time($__interval), "host"',
  language: 'influxql',
} as const;
const flux = {
  field: 'query',
  label: 'Flux',
  placeholder: 'from(bucket: "telegraf") |> range(start: v.timeRangeStart, stop: v.timeRangeStop)',
  language: 'flux',
} as const;
const sql = {
  field: 'query',
  label: 'SQL',
  placeholder: 'SELECT time, host, usage FROM cpu WHERE $__timeFilter(time)',
  language: 'sql',
} as const;

/**
 * How each kind of store is asked. The browser knows it without asking its backend: an alert rule or a panel that is
 * made of a query has its variables put in at once.
 */
export const storeInputs = {
  prometheus: { input: promQl },
  influxdb: { input: influxQl, variants: { setting: 'language', inputs: { flux, sql } } },
  loki: { input: logQl },
  tiered: {
    input: promQl,
    variants: { setting: 'language', inputs: { logql: logQl, influxql: influxQl, flux, sql } },
  },
  tempo: {
    input: {
      field: 'query',
      label: 'TraceQL or trace id',
      placeholder: '{ resource.service.name = "cart" && status = error }',
      language: 'traceql',
    },
  },
  jaeger: {
    input: {
      field: 'query',
      label: 'Search or trace id',
      placeholder: 'service=cart&tags={"error":"true"}&minDuration=100ms',
      language: 'plain',
    },
  },
  grafana: {
    input: {
      field: 'query',
      label: 'Query as JSON',
      placeholder: '{"datasource": {"uid": "…"}, "expr": "up"}',
      language: 'json',
    },
  },
  demo: {
    input: {
      field: 'expr',
      label: 'Series selector',
      placeholder: 'shop_cpu_percent{service="database"}',
      language: 'promql',
      isSelectorOnly: true,
    },
  },
} as const satisfies Readonly<Record<string, StoreInput>>;

/** How one upstream is asked, by its settings; undefined for an unknown kind. */
export function inputOfStore(upstream: Readonly<Record<string, unknown>> | undefined): UpstreamInput | undefined {
  const kinds: ReadonlyArray<StoreInput & { readonly kind: string }> = Object.entries(storeInputs).map(
    ([kind, asked]) => ({ kind, ...asked })
  );
  return inputOfUpstream(kinds, upstream);
}
