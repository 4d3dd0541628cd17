import { type Labels } from '../../series/labelledSeries';
import { type DependencyEdge } from './dependencyGraph';

/** Label pairs that name both ends of a call: `source` calls (depends on) `destination`. */
export interface CallLabels {
  readonly source: string;
  readonly destination: string;
}

/**
 * Tempo's, Beyla's and the OpenTelemetry collector's service graph (`traces_service_graph_request_total`), Istio
 * (`istio_requests_total`), Linkerd and Cilium's Hubble.
 */
export const CALL_LABELS: readonly CallLabels[] = [
  { source: 'client', destination: 'server' },
  { source: 'source_workload', destination: 'destination_workload' },
  { source: 'source_service_name', destination: 'destination_service_name' },
  { source: 'deployment', destination: 'dst_deployment' },
  { source: 'source', destination: 'destination' },
];

const UNNAMED = new Set(['', 'unknown', 'user', 'virtual_node']);

/**
 * Learns "who depends on whom" from the labels of service-graph series: the first pair of `callLabels` that a series
 * carries in full gives one edge. Series without such a pair, calls to oneself, and ends that only stand for
 * "somebody outside" (`user`, `unknown`) give none. Edges are unique, in order of first appearance.
 */
export function learnDependencyEdges(
  series: readonly Labels[],
  callLabels: readonly CallLabels[] = CALL_LABELS
): readonly DependencyEdge[] {
  const edges = new Map<string, DependencyEdge>();
  for (const labels of series) {
    const pair = callLabels.find(({ source, destination }) => source in labels && destination in labels);
    if (pair === undefined) {
      continue;
    }
    const from = labels[pair.source];
    const to = labels[pair.destination];
    if (from !== to && !UNNAMED.has(from) && !UNNAMED.has(to)) {
      edges.set(JSON.stringify([from, to]), { from, to });
    }
  }
  return [...edges.values()];
}
