import { type ClusteredItems } from './clusteredItems';

/** A cluster as the legend and the selection see it. */
export interface ClusterSummary {
  /** −1 is noise. */
  readonly label: number;
  /** Items of the input. */
  readonly items: readonly number[];
  /** NaN where it isn't defined. */
  readonly meanSilhouette: number;
}

/** The clusters in order, noise last where there is any. */
export function clusterSummaries({ labels, clusterCount, rowItems, silhouettes }: ClusteredItems): ClusterSummary[] {
  const order = [...Array.from({ length: clusterCount }, (_, label) => label), -1];
  const items = new Map<number, number[]>(order.map((label) => [label, []]));
  const sums = new Map<number, number>();
  labels.forEach((label, row) => {
    items.get(label)?.push(rowItems[row] ?? 0);
    sums.set(label, (sums.get(label) ?? 0) + (silhouettes[row] ?? Number.NaN));
  });
  return order
    .map((label) => {
      const members = items.get(label) ?? [];
      return { label, items: members, meanSilhouette: (sums.get(label) ?? Number.NaN) / members.length };
    })
    .filter((cluster) => cluster.items.length > 0);
}
