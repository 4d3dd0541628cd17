/** The ids of the ways to rank causes, the default first. */
export const rankingMethodIds = [
  'combined',
  'n-sigma',
  'robust-score',
  'correlation',
  'graph-traversal',
  'random-walk',
] as const;

export type RankingMethodId = (typeof rankingMethodIds)[number];
