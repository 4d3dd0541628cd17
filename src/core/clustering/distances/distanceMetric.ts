/** The distances that condensedDistances knows, by scipy's names. */
export const distanceMetrics = [
  'euclidean',
  'sqeuclidean',
  'seuclidean',
  'cityblock',
  'chebyshev',
  'minkowski',
  'correlation',
  'cosine',
  'canberra',
  'braycurtis',
  'mahalanobis',
  'jensenshannon',
  'hamming',
  'jaccard',
] as const;

/** How far two rows are apart. */
export type DistanceMetric = (typeof distanceMetrics)[number];
