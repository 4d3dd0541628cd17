/** The cluster of each item. */
export interface Clusters {
  /** 0 for the greatest cluster, 1 for the next …, −1 for noise. */
  readonly labels: Int32Array;
  /** How many items each cluster has. */
  readonly sizes: readonly number[];
}

/**
 * Numbers clusters by size, the greatest first, of equal ones that of the first item: a random start or another method
 * changes neither numbers nor colours. Clusters without items are dropped.
 *
 * @param labels any number from 0 for a cluster, below 0 for noise
 */
export function numberClusters(labels: Int32Array): Clusters {
  const members = new Map<number, number>();
  for (const label of labels) {
    if (label >= 0) {
      members.set(label, (members.get(label) ?? 0) + 1);
    }
  }
  const order = [...members].sort(([, a], [, b]) => b - a);
  const numbers = new Map(order.map(([label], number) => [label, number]));
  return { labels: labels.map((label) => numbers.get(label) ?? -1), sizes: order.map(([, size]) => size) };
}
