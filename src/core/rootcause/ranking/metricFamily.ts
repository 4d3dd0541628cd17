/**
 * What a metric tells of its service. Failures travel differently in each: latency and errors pass from a service to
 * those that depend on it, a resource (CPU, memory, disk, network) belongs to the service alone.
 */
export type MetricFamily = 'latency' | 'errors' | 'success' | 'traffic' | 'resource';

const PATTERNS: ReadonlyArray<readonly [MetricFamily, RegExp]> = [
  ['errors', /error|fail|exception|5xx|4xx|timeout|abort|retr(y|ies)|drop/],
  ['resource', /cpu|memory|disk|heap|swap|(^|[^a-z])(mem|fs|io|gc)([^a-z]|$)/],
  ['success', /avail|success|apdex/],
  ['latency', /laten|(^|[^a-z])lat([^a-z]|$)|duration|response.?time|elapsed|delay|(^|[^a-z])rtt([^a-z]|$)/],
  ['traffic', /request|workload|throughput|traffic|(^|[^a-z])(rps|qps|calls|hits|rate)([^a-z]|$)/],
];

/**
 * The family of a metric by the words in its name, case aside; `resource` where no word is known, because a metric
 * that nothing is known of is best taken as its service's own.
 */
export function metricFamily(name: string): MetricFamily {
  const lower = name.toLowerCase();
  return PATTERNS.find(([, pattern]) => pattern.test(lower))?.[0] ?? 'resource';
}
