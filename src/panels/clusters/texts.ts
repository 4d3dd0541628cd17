import { t } from '@grafana/i18n';

/** What the panel says. */
export const texts = {
  get centroids() {
    return t('legend.centroids', 'Centroids');
  },
  get takes() {
    return t(
      'errors.takes',
      'It takes a table whose rows are items and whose number columns are their features, or two or more time series'
    );
  },
  get noNumbers() {
    return t('errors.no-numbers', 'The data has no numbers');
  },
  chart: (items: number, clusters: number, noise: number) =>
    [
      t('chart.items', 'Scatter plot of {{count}} items', {
        count: items,
        defaultValue_one: 'Scatter plot of one item',
      }),
      ...(clusters > 0
        ? [t('chart.clusters', '{{count}} clusters', { count: clusters, defaultValue_one: 'one cluster' })]
        : []),
      ...(noise > 0
        ? [t('chart.noise', '{{count}} items are noise', { count: noise, defaultValue_one: 'one item is noise' })]
        : []),
      t('chart.keys', 'Arrow keys move between items, Enter pins the details'),
    ].join('. '),
  get curve() {
    return t(
      'curve.label',
      'Choice of the number of clusters. Arrow keys move along the curve, Enter pins the details'
    );
  },
  get resetZoom() {
    return t('chart.reset-zoom', 'Reset zoom');
  },
  get table() {
    return t('chart.table', 'Items and their clusters');
  },
  get item() {
    return t('details.item', 'Item');
  },
  cluster: (index: number) => t('details.cluster', 'Cluster {{index}}', { index }),
  get noise() {
    return t('details.noise', 'Noise (−1)');
  },
  get noiseNote() {
    return t('details.noise-note', 'Fewer neighbours within reach than a cluster needs: unlike every cluster');
  },
  get label() {
    return t('details.label', 'Cluster');
  },
  get count() {
    return t('details.count', 'Items');
  },
  get share() {
    return t('details.share', 'Share');
  },
  get silhouette() {
    return t('details.silhouette', 'Silhouette');
  },
  centroid: (index: number) => t('details.centroid', 'Centroid of cluster {{index}}', { index }),
  component: (index: number, share: number) =>
    t('chart.component', 'Component {{index}} ({{percent}} %)', { index, percent: Math.round(share * 100) }),
  selectCluster: (count: number) => t('details.select-cluster', 'Select its cluster ({{number}})', { number: count }),
  get position() {
    return t('chart.position', 'Item');
  },
  get clusterCount() {
    return t('curve.cluster-count', 'Number of clusters k');
  },
  get inertia() {
    return t('curve.inertia', 'Inertia');
  },
  get meanSilhouette() {
    return t('curve.mean-silhouette', 'Mean silhouette');
  },
  get knee() {
    return t('curve.knee', 'knee');
  },
  get silhouetteReason() {
    return t('curve.by-silhouette', 'silhouette');
  },
  get usedReason() {
    return t('curve.chosen', 'chosen');
  },
  used: (k: number) => t('curve.used', 'k = {{k}}', { k }),
  get neighbourRank() {
    return t('curve.neighbour-rank', 'Items by distance');
  },
  neighbourDistance: (neighbours: number) =>
    t('curve.neighbour-distance', 'Distance to neighbour {{neighbours}}', { neighbours }),
  reach: (reach: string) => t('curve.reach', 'reach {{reach}}', { reach, interpolation: { escapeValue: false } }),
  get mergeHeight() {
    return t('curve.merge-height', 'Distance of the merge into k clusters');
  },
  use: (k: number) => t('curve.use', 'Use k = {{k}}', { k }),
  leftOut: (count: number) =>
    t('chart.left-out', '{{count}} items without every feature are left out', {
      count,
      defaultValue_one: 'One item without every feature is left out',
    }),
  get suggestion() {
    return t('suggestions.clusters', 'Clusters');
  },
};
