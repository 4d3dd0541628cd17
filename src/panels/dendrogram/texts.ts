import { t } from '@grafana/i18n';

/** What the panel says. */
export const texts = {
  get takes() {
    return t(
      'errors.takes',
      'It takes a table whose rows are items and whose number columns are their features, or two or more time series'
    );
  },
  get noNumbers() {
    return t('errors.no-numbers', 'The data has no numbers');
  },
  chart: (items: number, groups: number) =>
    [
      t('chart.items', 'Dendrogram of {{count}} items', {
        count: items,
        defaultValue_one: 'Dendrogram of one item',
      }),
      t('chart.groups', '{{count}} groups', { count: groups, defaultValue_one: 'one group' }),
      t('chart.keys', 'Arrow keys move between branches, Enter pins the details'),
    ].join('. '),
  get table() {
    return t('chart.table', 'Groups of items');
  },
  axis: (metric: string, method: string) =>
    t('chart.axis', 'Distance ({{method}}, {{metric}})', { method, metric, interpolation: { escapeValue: false } }),
  merge: (count: number) =>
    t('details.merge', 'Branch of {{count}} items', { count, defaultValue_one: 'Branch of one item' }),
  get distance() {
    return t('details.distance', 'Distance');
  },
  get group() {
    return t('details.group', 'Group');
  },
  groupName: (index: number) => t('details.group-name', 'Group {{index}}', { index }),
  get aboveThreshold() {
    return t('details.above-threshold', 'above the cut');
  },
  more: (count: number) => t('details.more', 'and {{number}} more', { number: count }),
  get suggestion() {
    return t('suggestions.dendrogram', 'Dendrogram');
  },
};
