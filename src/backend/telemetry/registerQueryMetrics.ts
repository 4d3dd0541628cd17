import { type MetricsRegistry } from './metricsRegistry';

/** How a query ended. */
export type QueryResult = 'ok' | 'downstream' | 'plugin' | 'cancelled';

export interface QueryMetrics {
  /** Counts one query. */
  countQuery(result: QueryResult): void;
  /** Measures one request, which holds one query or more. */
  measureRequest(seconds: number): void;
}

const durationBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function registerQueryMetrics(metrics: MetricsRegistry): QueryMetrics {
  const queries = metrics.counter('covary_queries_total', 'Queries by how they ended: ok, or whose fault it was.');
  const durations = metrics.histogram(
    'covary_query_request_duration_seconds',
    'Time from a request for queries to its answer.',
    durationBounds
  );
  return {
    countQuery: (result) => queries.increment({ result }),
    measureRequest: (seconds) => durations.observe(seconds),
  };
}
