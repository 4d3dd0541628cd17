import { t } from '@grafana/i18n';

/** What the panel says. */
export const texts = {
  get takes() {
    return t(
      'errors.takes',
      'It takes two or more numeric series (wide, long or one frame each), or a table with numeric columns'
    );
  },
  get noNumbers() {
    return t('errors.no-numbers', 'The data has no numeric series');
  },
  oneVariable: (name: string) =>
    t('errors.one-variable', 'A pairplot needs at least two variables; the data has one, "{{name}}"', {
      name,
      interpolation: { escapeValue: false },
    }),
  limited: (shown: number, all: number) =>
    t(
      'chart.limited',
      'The first {{shown}} of {{all}} variables are shown. Choose some in the options, or raise the limit there',
      { shown, all }
    ),
  chart: (variables: number, samples: number) =>
    [
      t('chart.variables', 'Pairplot of {{count}} variables', {
        count: variables,
        defaultValue_one: 'Pairplot of one variable',
      }),
      t('chart.samples', '{{count}} samples', { count: samples, defaultValue_one: 'one sample' }),
      t('chart.keys', 'Arrow keys move between cells, Enter pins the details'),
    ].join('. '),
  get table() {
    return t('chart.table', 'Correlations of the variables');
  },
  get variable() {
    return t('chart.variable', 'Variable');
  },
  sample: (index: number) => t('details.sample', 'Sample {{number}}', { number: index + 1 }),
  pair: (x: string, y: string) => t('details.pair', '{{y}} by {{x}}', { x, y, interpolation: { escapeValue: false } }),
  get group() {
    return t('details.group', 'Group');
  },
  get count() {
    return t('details.count', 'Samples');
  },
  r: 'r',
  get line() {
    return t('details.line', 'Line');
  },
  get mean() {
    return t('details.mean', 'Mean');
  },
  get deviation() {
    return t('details.deviation', 'Standard deviation');
  },
  get quartiles() {
    return t('details.quartiles', 'Quartiles');
  },
  cluster: (index: number) => t('groups.cluster', 'Cluster {{index}}', { index }),
  get normal() {
    return t('groups.normal', 'Normal');
  },
  get anomalous() {
    return t('groups.anomalous', 'Anomalous');
  },
  get incomplete() {
    return t('groups.incomplete', 'Incomplete');
  },
  get withoutLabel() {
    return t('groups.without-label', '(none)');
  },
  selection: (selected: number, count: number) =>
    t('selection.count', '{{selected}} of {{count}} samples selected', {
      selected,
      count,
      defaultValue_one: '{{selected}} of one sample selected',
    }),
  get zoom() {
    return t('selection.zoom', 'Zoom to their time');
  },
  get clear() {
    return t('selection.clear', 'Clear');
  },
  get suggestion() {
    return t('suggestions.pairplot', 'Pairplot');
  },
};
