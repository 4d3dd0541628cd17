import { type Input } from './model';

/** What the variables of a dashboard let through. */
const filters = 'namespace=~"$namespace",job=~"$job",service=~"$service"';
const window = '[$__rate_interval]';

/** Counters of requests by the conventions that presets know, and which of their series count failures. */
const requestCounters: ReadonlyArray<{ readonly metric: string; readonly failed: readonly string[] }> = [
  { metric: 'http_requests_total', failed: ['code=~"5..|5xx"', 'status=~"5..|5xx"'] },
  { metric: 'http_server_requests_seconds_count', failed: ['status=~"5.."'] },
  { metric: 'http_server_request_duration_seconds_count', failed: ['http_response_status_code=~"5.."'] },
  { metric: 'traces_spanmetrics_calls_total', failed: ['status_code="STATUS_CODE_ERROR"'] },
];

const durationBuckets = [
  'http_request_duration_seconds_bucket',
  'http_server_requests_seconds_bucket',
  'http_server_request_duration_seconds_bucket',
  'traces_spanmetrics_latency_bucket',
];

/** Where a service is found by several conventions, the first one counts. */
const firstFound = (expressions: readonly string[]): string => expressions.join(' or ');

/** Response time in seconds, of each value of the label `$by`. */
export function latencyExpression(quantile: number, more = ''): string {
  return firstFound(
    durationBuckets.map(
      (metric) => `histogram_quantile(${quantile}, sum by (le, $by) (rate(${metric}{${filters}${more}}${window})))`
    )
  );
}

/** Requests a second. */
export function trafficExpression(more = ''): string {
  return firstFound(requestCounters.map(({ metric }) => `sum by ($by) (rate(${metric}{${filters}${more}}${window}))`));
}

/** The share of requests that fail: 0 where none has failed yet. */
export function errorExpression(more = ''): string {
  return firstFound(
    requestCounters.map(({ metric, failed }) => {
      const all = `sum by ($by) (rate(${metric}{${filters}${more}}${window}))`;
      const failing = failed.map((matcher) => `sum by ($by) (rate(${metric}{${filters}${more},${matcher}}${window}))`);
      return `(${firstFound([...failing, `0 * ${all}`])}) / ${all}`;
    })
  );
}

/** An input of the chosen store. */
export function input(refId: string, expr: string, legend: string, role?: Input['role']): Input {
  return { refId, upstream: '$store', expr, legend, ...(role === undefined ? {} : { role }) };
}

/** Latency, errors and requests of each value of `$by`. */
export function requestInputs(more = ''): readonly Input[] {
  return [
    input('latency', latencyExpression(0.95, more), '{{$by}} latency', 'latency'),
    input('errors', errorExpression(more), '{{$by}} errors', 'errors'),
    input('requests', trafficExpression(more), '{{$by}} requests', 'traffic'),
  ];
}

export const hostCpu = '1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[$__rate_interval]))';
export const hostMemory =
  '1 - sum by (instance) (node_memory_MemAvailable_bytes) / sum by (instance) (node_memory_MemTotal_bytes)';
export const hostLoad =
  'sum by (instance) (node_load1) / on (instance) count by (instance) (node_cpu_seconds_total{mode="idle"})';

/** CPU, memory and load of hosts. */
export const hostInputs: readonly Input[] = [
  input('cpu', hostCpu, '{{instance}} CPU', 'resource'),
  input('memory', hostMemory, '{{instance}} memory', 'resource'),
  input('load', hostLoad, '{{instance}} load', 'saturation'),
];

const ofContainers = 'namespace=~"$namespace",container!="",container!="POD"';

/** What containers use of the processor and how often they are held back: all that is known of services that count no requests, such as databases. */
export const containerInputs: readonly Input[] = [
  input(
    'containerCpu',
    `sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{${ofContainers}}${window}))`,
    '{{pod}} CPU',
    'resource'
  ),
  input(
    'throttled',
    `sum by (namespace, pod) (rate(container_cpu_cfs_throttled_periods_total{${ofContainers}}${window})) / sum by (namespace, pod) (rate(container_cpu_cfs_periods_total{${ofContainers}}${window}))`,
    '{{pod}} throttled',
    'saturation'
  ),
];

export const alerts: Input = input('alerts', 'ALERTS{alertstate="firing"}', '{{alertname}} {{service}}');
/** Who calls whom. */
export const calls: Input = input('calls', 'traces_service_graph_request_total', '{{client}} → {{server}}');

const named = (pattern: string, unit: string): object => ({
  matcher: { id: 'byRegexp', options: pattern },
  properties: [{ id: 'unit', value: unit }],
});

/** The units of {@link requestInputs} and {@link hostInputs}, by the ends of their names. */
export const unitOverrides: readonly object[] = [
  named('/latency/', 's'),
  named('/errors/', 'percentunit'),
  named('/requests/', 'reqps'),
  named('/CPU|memory|throttled/', 'percentunit'),
];
