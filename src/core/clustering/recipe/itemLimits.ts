/** More items than these take longer than anybody waits; a tree also needs the distances of all pairs. */
export const itemLimits = { kMeans: 50_000, dbscan: 50_000, hierarchical: 5000 } as const;

/** Items × numbers × numbers of clusters that are tried at most. */
export const mostTried = 5e6;

/** Items² × numbers of which silhouettes are computed, which compare all pairs. */
export const mostCompared = 5e8;
