import { type Labels } from '../../series/labelledSeries';
import { nameOfHost } from '../services/nameOfHost';
import { workloadOfPod } from '../services/workloadOfPod';
import { type DependencyEdge } from './dependencyGraph';

/** Label pairs that name both ends of a call: the first `source` there is calls (depends on) the first `destination`. */
export interface CallLabels {
  readonly source: readonly string[];
  readonly destination: readonly string[];
}

/**
 * Tempo's, Beyla's and the OpenTelemetry collector's service graph (`traces_service_graph_request_total`), Istio
 * (`istio_requests_total`) and Hubble by workloads, Linkerd's outbound and inbound side, Beyla's network flows,
 * Consul, spans of clients, and Hubble by its own names. OpenTelemetry's spelling with dots stands for the same labels.
 */
export const labelsOfCalls: readonly CallLabels[] = [
  { source: ['client'], destination: ['server'] },
  { source: ['source_canonical_service'], destination: ['destination_canonical_service'] },
  {
    source: ['source_workload'],
    destination: ['destination_workload', 'destination_service_name', 'destination_service'],
  },
  { source: ['source_service_name', 'source_app'], destination: ['destination_service_name', 'destination_app'] },
  {
    source: ['deployment', 'statefulset', 'daemonset', 'cronjob', 'k8s_job'],
    destination: ['dst_deployment', 'dst_statefulset', 'dst_daemonset', 'dst_k8s_job', 'dst_service'],
  },
  { source: ['client_id'], destination: ['deployment', 'statefulset', 'daemonset'] },
  { source: ['k8s_src_owner_name'], destination: ['k8s_dst_owner_name'] },
  { source: ['consul_source_service'], destination: ['consul_destination_service'] },
  { source: ['service_name', 'service'], destination: ['peer_service'] },
  { source: ['source'], destination: ['destination'] },
];

/** Ends that stand for nobody in particular. */
const unnamed: ReadonlySet<string> = new Set([
  '',
  'unknown',
  'virtual_node',
  'world',
  'host',
  'remote-node',
  'PassthroughCluster',
  'BlackHoleCluster',
]);

/**
 * Learns "who depends on whom" from the labels of service-graph series: the first pair of `callLabels` of which a series
 * names both ends gives one edge. Series without such a pair, calls to oneself, and ends that only stand for "somebody
 * outside" give none. So does Tempo's `user`, which calls where nobody known does: unless a series says that it is no
 * virtual node, or it is called itself. Edges are unique, in order of first appearance.
 */
export function learnDependencyEdges(
  series: readonly Labels[],
  callLabels: readonly CallLabels[] = labelsOfCalls
): readonly DependencyEdge[] {
  // Tempo says of what kind a connection is, but for plain ones.
  const saysKinds = series.some(({ connection_type: kind }) => kind !== undefined);
  const isUserCalled = series.some(({ client, server }) => client !== undefined && server === 'user');
  const edges = new Map<string, DependencyEdge>();
  for (const labels of series) {
    const isUserVirtual = saysKinds ? labels['connection_type'] === 'virtual_node' : !isUserCalled;
    const edge = callLabels.map((pair) => edgeOf(labels, pair)).find((found) => found !== undefined);
    const isOutside = edge?.from === 'user' && 'client' in labels && isUserVirtual;
    if (edge !== undefined && edge.from !== edge.to && !isOutside) {
      edges.set(JSON.stringify([edge.from, edge.to]), edge);
    }
  }
  return [...edges.values()];
}

function edgeOf(labels: Labels, { source, destination }: CallLabels): DependencyEdge | undefined {
  const from = endOf(labels, source);
  const to = endOf(labels, destination);
  return from === undefined || to === undefined ? undefined : { from, to };
}

function endOf(labels: Labels, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = labels[name] ?? labels[name.replaceAll('_', '.')];
    const end = value === undefined ? undefined : nameOfEnd(name, value);
    if (end !== undefined && !unnamed.has(end)) {
      return end;
    }
  }
  return undefined;
}

function nameOfEnd(label: string, value: string): string {
  switch (label) {
    case 'source':
    case 'destination':
      return hubbleName(value);
    case 'destination_service':
      return nameOfHost(value);
    case 'client_id':
      // Linkerd's identity: name.namespace.serviceaccount.identity.….
      return value.includes('.serviceaccount.') ? value.replace(/\..*$/, '') : '';
    default:
      return value;
  }
}

/** Hubble may name a pod with its namespace, `shop/cart-6f8d9c7b5c-x2x4k`; names that it reserves are nobody's. */
function hubbleName(value: string): string {
  return value.startsWith('reserved:') ? '' : workloadOfPod(value.replace(/^.*\//, ''));
}
