import { firstLabel } from '../../series/firstLabel';
import { type SeriesIdentity } from '../../series/seriesMatrix';
import { serviceOfLabels } from '../serviceOfLabels';

const nodeLabels = ['node', 'k8s_node_name', 'kubernetes_node', 'nodename', 'instance'];

/** For each node that labels name the services that run on it, by series that name both. */
export function servicesOnNodes(
  series: readonly SeriesIdentity[],
  serviceLabels?: readonly string[]
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { labels } of series) {
    const node = nodeOf(labels);
    const service = serviceOfLabels(labels, serviceLabels);
    if (node !== undefined && service !== undefined) {
      const services = found.get(node) ?? new Set();
      found.set(node, services.add(service));
    }
  }
  return found;
}

/** The node that labels name; `undefined` where none does. */
export function nodeOf(labels: SeriesIdentity['labels']): string | undefined {
  return firstLabel(labels, nodeLabels);
}
