import { type ClusteredItems } from './clusteredItems';

/**
 * The same clusters, numbered by their first items: a random start or another method doesn't change numbers and colours.
 * Clusters without items are dropped.
 */
export function renumbered(
  { labels, centroids }: Pick<ClusteredItems, 'labels' | 'centroids'>,
  columns: number
): Pick<ClusteredItems, 'labels' | 'centroids' | 'clusterCount'> {
  const numbers = new Map<number, number>();
  for (const label of labels) {
    if (label >= 0 && !numbers.has(label)) {
      numbers.set(label, numbers.size);
    }
  }
  const ordered = Array.from(numbers.keys(), (label) => centroids.slice(label * columns, (label + 1) * columns));
  return {
    labels: labels.map((label) => numbers.get(label) ?? -1),
    centroids: Float64Array.from(ordered.flatMap((row) => Array.from(row))),
    clusterCount: numbers.size,
  };
}
