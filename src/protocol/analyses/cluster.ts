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
  method: z
    .enum(['kMeans', 'dbscan', 'hierarchical'])
    .default(clusterDefaults.method)
    .meta({
      title: 'Method',
      description:
        'k-means: round groups; DBSCAN: dense ones, and what belongs to none; hierarchical: a tree that is cut.',
      choices: { kMeans: 'k-means', dbscan: 'DBSCAN', hierarchical: 'Hierarchical' },
    }),
  of: z
    .enum(['features', 'values'])
    .default('features')
    .meta({
      title: 'Compare',
      description: 'A few numbers that describe each series, or its values at every time, their gaps closed.',
      choices: { features: 'Features', values: 'Shapes' },
    }),
  features: z
    .array(z.enum(featureNames))
    .min(1)
    .max(featureNames.length)
    .refine((names) => new Set(names).size === names.length, 'must name each feature once')
    .default([...featureNames])
    .meta({
      title: 'Features',
      description: 'Which numbers describe a series.',
      choices: {
        mean: 'Mean',
        p50: 'Median',
        p99: '99 % quantile',
        spread: 'Spread',
        trend: 'Trend',
        seasonality: 'Seasonality',
        spikes: 'Spikes',
      },
    }),
  by: labelNames.default([]).meta({
    title: 'By labels',
    description: 'Series that share these labels are one; each series for itself where it is empty.',
  }),
  scaling: z
    .enum(['standard', 'robust', 'none'])
    .default(clusterDefaults.scaling)
    .meta({
      title: 'Scaling',
      description:
        'Standard: mean and standard deviation; robust: median and quartiles, which stray values do not move. Of features ' +
        'each is scaled over all series; of values each series by itself, so that shapes are compared.',
      choices: { standard: 'Standard', robust: 'Robust', none: 'None' },
    }),
  count: z.number().int().min(1).max(1000).optional().meta({
    title: 'Clusters',
    description: 'How many. Found where it is empty.',
  }),
  countFrom: z
    .enum(['knee', 'silhouette'])
    .default(clusterDefaults.countFrom)
    .meta({
      title: 'Number from',
      description: 'Where it is found: at the knee of the inertias, or where clusters are tightest.',
      choices: { knee: 'The knee', silhouette: 'The silhouette' },
    }),
  maxCount: z.number().int().min(2).max(50).default(clusterDefaults.maxCount).meta({
    title: 'Most clusters',
    description: 'How many are tried when the number is found.',
  }),
  reach: z.number().gt(0).max(1e9).optional().meta({
    title: 'Reach',
    description: 'How far neighbours may be apart, after scaling (eps). Found where it is empty.',
  }),
  minNeighbours: z.number().int().min(2).max(20_000).default(clusterDefaults.minNeighbours).meta({
    title: 'Least neighbours',
    description: 'How many must be within reach of each other, itself counted, to begin a cluster.',
  }),
  linkage: z
    .enum(['single', 'complete', 'average', 'weighted', 'ward', 'centroid', 'median'])
    .default(clusterDefaults.linkage)
    .meta({
      title: 'Linkage',
      description: 'The distance between groups.',
      choices: {
        single: 'Single',
        complete: 'Complete',
        average: 'Average',
        weighted: 'Weighted',
        ward: 'Ward',
        centroid: 'Centroid',
        median: 'Median',
      },
    }),
  metric: z
    .enum(distanceMetrics)
    .default(clusterDefaults.metric)
    .meta({
      title: 'Distance',
      description: 'The distance between two.',
      choices: {
        euclidean: 'Euclidean',
        sqeuclidean: 'Squared Euclidean',
        seuclidean: 'Standardized Euclidean',
        cityblock: 'City block',
        chebyshev: 'Chebyshev',
        minkowski: 'Minkowski',
        correlation: 'Correlation (1 − r)',
        cosine: 'Cosine',
        canberra: 'Canberra',
        braycurtis: 'Bray–Curtis',
        mahalanobis: 'Mahalanobis',
        jensenshannon: 'Jensen–Shannon',
        hamming: 'Hamming',
        jaccard: 'Jaccard',
      },
    }),
  power: z.number().gt(0).max(100).default(clusterDefaults.power).meta({
    title: 'Power',
    description:
      'For the Minkowski distance: 1 is city block, 2 Euclidean; the higher, the more the greatest difference counts.',
  }),
  height: z.number().min(0).max(1e9).optional().meta({
    title: 'Cut height',
    description: 'Where the tree is cut. 0.7 of the greatest height where it is empty.',
  }),
  format: z
    .enum(['labels', 'centroids', 'elbow', 'linkage', 'noise', 'changes'])
    .default('labels')
    .meta({
      title: 'Show',
      description: 'What is shown of the clusters; the last two are numbers for alert rules.',
      choices: {
        labels: 'The cluster of each',
        centroids: 'The middle of each cluster',
        elbow: 'What each number of clusters gives',
        linkage: 'The tree of merges',
        noise: 'How many belong to none',
        changes: 'Which changed their cluster',
      },
    }),
});
export type ClusterAnalysis = z.infer<typeof clusterAnalysis>;
