import { z } from 'zod';
import { distanceMetrics } from '../../core/clustering/distances/distanceMetric';
import { clusterDefaults } from '../../core/clustering/recipe/clusterRecipe';
import { featureNames } from '../../core/clustering/features/featureNames';
import { labelNames } from '../bounds';

/**
 * Groups series that behave alike. What is grouped is each series, or, with `by`, all series that share those labels,
 * such as the latency and the errors of an endpoint. Formats: `labels`, the cluster of each; `centroids`, the middle of
 * each cluster in the series' own units; `elbow`, what each number of clusters would give; `linkage`, the tree of
 * merges; for alert rules `noise`, how many belong to no cluster, and `changes`, 1 for each that was in another cluster
 * in the range of the same length before.
 */
export const clusterAnalysis = z.strictObject({
  kind: z.literal('cluster'),
  method: z.enum(['kMeans', 'dbscan', 'hierarchical']).default(clusterDefaults.method).meta({ title: 'Method' }),
  of: z.enum(['features', 'values']).default('features').meta({
    title: 'Compare',
    description: 'A few numbers that describe each series, or its values at every time, their gaps closed.',
  }),
  features: z
    .array(z.enum(featureNames))
    .min(1)
    .max(featureNames.length)
    .refine((names) => new Set(names).size === names.length, 'must name each feature once')
    .default([...featureNames])
    .meta({ title: 'Features', description: `A JSON list of ${featureNames.join(', ')}.` }),
  by: labelNames.default([]).meta({
    title: 'By labels',
    description: 'Series that share these labels are one; each series for itself where the JSON list is empty.',
  }),
  scaling: z
    .enum(['standard', 'robust', 'none'])
    .default(clusterDefaults.scaling)
    .meta({
      title: 'Scaling',
      description:
        'Standard: mean and standard deviation; robust: median and quartiles, which stray values do not move. Of features ' +
        'each is scaled over all series; of values each series by itself, so that shapes are compared.',
    }),
  count: z.number().int().min(1).max(1000).optional().meta({
    title: 'Clusters',
    description: 'How many, for k-means and hierarchical. Found where it is empty.',
  }),
  countFrom: z.enum(['knee', 'silhouette']).default(clusterDefaults.countFrom).meta({
    title: 'Number from',
    description: 'Where it is found: at the knee of the inertias, or where clusters are tightest.',
  }),
  maxCount: z.number().int().min(2).max(50).default(clusterDefaults.maxCount).meta({
    title: 'Most clusters',
    description: 'How many are tried when the number is found.',
  }),
  reach: z.number().gt(0).max(1e9).optional().meta({
    title: 'Reach',
    description: 'For DBSCAN (eps): how far neighbours may be apart, after scaling. Found where it is empty.',
  }),
  minNeighbours: z.number().int().min(2).max(20_000).default(clusterDefaults.minNeighbours).meta({
    title: 'Least neighbours',
    description: 'For DBSCAN: how many must be within reach of each other, itself counted, to begin a cluster.',
  }),
  linkage: z
    .enum(['single', 'complete', 'average', 'weighted', 'ward', 'centroid', 'median'])
    .default(clusterDefaults.linkage)
    .meta({ title: 'Linkage', description: 'For hierarchical: the distance between groups.' }),
  metric: z
    .enum(distanceMetrics)
    .default(clusterDefaults.metric)
    .meta({ title: 'Distance', description: 'For hierarchical: the distance between two.' }),
  power: z.number().gt(0).max(100).default(clusterDefaults.power).meta({
    title: 'Power',
    description:
      'For the Minkowski distance: 1 is city block, 2 Euclidean; the higher, the more the greatest difference counts.',
  }),
  height: z.number().min(0).max(1e9).optional().meta({
    title: 'Cut height',
    description: 'For hierarchical, without a number of clusters. 0.7 of the greatest height where it is empty.',
  }),
  format: z
    .enum(['labels', 'centroids', 'elbow', 'linkage', 'noise', 'changes'])
    .default('labels')
    .meta({ title: 'Format' }),
});
export type ClusterAnalysis = z.infer<typeof clusterAnalysis>;
