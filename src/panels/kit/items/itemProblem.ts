import { t } from '@grafana/i18n';

import { type ClusterProblem } from '../../../core/clustering/recipe/clusterProblem';
import { linkageName } from '../options/linkageChoices';
import { metricName } from '../options/metricChoices';

/** Why items can't be clustered. Workers hand it over as data: the words for it are with the page. */
export type ItemProblem = ClusterProblem | { readonly kind: 'noFeatures' };

/** The problem in words. */
export function itemProblemText(problem: ItemProblem): string {
  switch (problem.kind) {
    case 'noFeatures':
      return t('errors.no-features', 'None of the chosen features is in the data');
    case 'tooFewItems':
      return problem.count === 1
        ? t('errors.one-item', 'The panel needs at least two items that have every feature; the data has one')
        : t('errors.no-items', 'The panel needs at least two items that have every feature; the data has none');
    case 'tooManyItems':
      return t(
        'errors.too-many-items',
        '{{number}} items are too many for this method; it takes up to {{limit}}. Aggregate or filter the query',
        { number: problem.count, limit: problem.limit }
      );
    case 'tooManyClusters':
      return t('errors.too-many-clusters', '{{number}} clusters are too many for {{items}} items', {
        number: problem.count,
        items: problem.items,
      });
    case 'tooMuchToTry':
      return t(
        'errors.too-much-to-try',
        'Finding the number of clusters of {{items}} items by {{columns}} numbers each takes too long. Give the number, or compare fewer features',
        { items: problem.items, columns: problem.columns }
      );
    case 'noReach':
      return t(
        'errors.no-reach',
        'The suggested reach is undefined: all items are alike, or there are fewer than the least neighbours'
      );
    case 'needsEuclidean':
      return t(
        'errors.needs-euclidean',
        'The linkage "{{method}}" is defined for Euclidean distances only: choose that distance, or another linkage',
        { method: linkageName(problem.method), interpolation: { escapeValue: false } }
      );
    case 'noDistance':
      return t(
        'errors.no-distance',
        'No two items have a distance by "{{metric}}": Jensen–Shannon takes values of 0 or more (without scaling), Mahalanobis more items than features',
        { metric: metricName(problem.metric), interpolation: { escapeValue: false } }
      );
  }
}
