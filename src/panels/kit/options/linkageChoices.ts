import { type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';

import { type LinkageMethod } from '../../../core/clustering/trees/linkageTree';

/** Linkage methods as choices of an option, in the given order. */
export function linkageChoices<Method extends LinkageMethod>(
  methods: readonly Method[]
): Array<SelectableValue<Method>> {
  return methods.map((value) => ({
    value,
    label: linkageName(value),
    ...(value === 'ward' ? { description: t('linkage.ward-description', 'Least variance within groups') } : {}),
  }));
}

/** What a linkage method is called. */
export function linkageName(method: LinkageMethod): string {
  switch (method) {
    case 'ward':
      return t('linkage.ward', 'Ward');
    case 'average':
      return t('linkage.average', 'Average');
    case 'complete':
      return t('linkage.complete', 'Complete');
    case 'single':
      return t('linkage.single', 'Single');
    case 'weighted':
      return t('linkage.weighted', 'Weighted');
    case 'centroid':
      return t('linkage.centroid', 'Centroid');
    case 'median':
      return t('linkage.median', 'Median');
  }
}
