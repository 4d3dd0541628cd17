/** More items than these take longer than anybody waits; a tree also needs the distances of all pairs. */
export const itemLimits = { kMeans: 50_000, dbscan: 50_000, hierarchical: 5000 } as const;

/** Items × numbers × numbers of clusters that are tried at most. */
export const mostTried = 5e6;

/** Operations that silhouettes, which compare all pairs, may take: some 0.2 s. */
const mostCompared = 2e8;

/** What silhouettes cost: a pair's differences, its root and its sums. */
export function silhouetteCost(rows: number, columns: number): number {
  const cost = rows ** 2 * (columns + 8);
  return cost <= mostCompared ? cost : Infinity;
}
