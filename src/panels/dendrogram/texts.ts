/** What the panel says, in one place to be translated. */
export const texts = {
  takes:
    'It takes a table whose rows are items and whose number columns are their features, or two or more time series',
  noNumbers: 'The data has no numbers',
  tooFewItems: (count: number) =>
    `A dendrogram needs at least two items that have every feature; the data has ${count === 1 ? 'one' : 'none'}`,
  tooManyItems: (count: number, limit: number) =>
    `${count} items are too many for a dendrogram; it takes up to ${limit}. Aggregate or filter the query`,
  needsEuclidean: (method: string) => `The linkage "${method}" is defined for Euclidean distances only`,
  chart: (leaves: number, groups: number) =>
    `Dendrogram of ${leaves} items in ${groups} groups. Arrow keys move between branches, Enter pins the details`,
  table: 'Groups of items',
  axis: (metric: string, method: string) => `Distance (${method}, ${metric})`,
  merge: (count: number) => `Branch of ${count} items`,
  distance: 'Distance',
  group: 'Group',
  items: 'Items',
  aboveThreshold: 'above the cut',
  more: (count: number) => `and ${count} more`,
  select: (count: number) => `Select ${count} items`,
} as const;
