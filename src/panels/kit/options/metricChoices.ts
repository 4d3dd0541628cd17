import { type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';

import { type DistanceMetric, distanceMetrics } from '../../../core/clustering/distances/distanceMetric';

/** Distances between items as choices of an option. */
export function metricChoices(): Array<SelectableValue<DistanceMetric>> {
  const descriptions: Partial<Record<DistanceMetric, string>> = {
    correlation: t('metrics.correlation-description', 'Unlike in shape, whatever their size: 1 − r'),
    mahalanobis: t('metrics.mahalanobis-description', 'Features that go together count once'),
    jensenshannon: t('metrics.jensenshannon-description', 'Of values as shares of their sum, without scaling'),
    hamming: t('metrics.hamming-description', 'Share of features that are not equal'),
    jaccard: t('metrics.jaccard-description', 'Which features are not 0, for series of 0 and 1'),
  };
  return distanceMetrics.map((value) => {
    const description = descriptions[value];
    return { value, label: metricName(value), ...(description ? { description } : {}) };
  });
}

/** What a distance is called. */
export function metricName(metric: DistanceMetric): string {
  switch (metric) {
    case 'euclidean':
      return t('metrics.euclidean', 'Euclidean');
    case 'sqeuclidean':
      return t('metrics.sqeuclidean', 'Squared Euclidean');
    case 'seuclidean':
      return t('metrics.seuclidean', 'Standardized Euclidean');
    case 'cityblock':
      return t('metrics.cityblock', 'City block');
    case 'chebyshev':
      return t('metrics.chebyshev', 'Chebyshev');
    case 'minkowski':
      return t('metrics.minkowski', 'Minkowski');
    case 'correlation':
      return t('metrics.correlation', 'Correlation (1 − r)');
    case 'cosine':
      return t('metrics.cosine', 'Cosine');
    case 'canberra':
      return t('metrics.canberra', 'Canberra');
    case 'braycurtis':
      return t('metrics.braycurtis', 'Bray–Curtis');
    case 'mahalanobis':
      return t('metrics.mahalanobis', 'Mahalanobis');
    case 'jensenshannon':
      return t('metrics.jensenshannon', 'Jensen–Shannon');
    case 'hamming':
      return t('metrics.hamming', 'Hamming');
    case 'jaccard':
      return t('metrics.jaccard', 'Jaccard');
  }
}
