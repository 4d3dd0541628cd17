import { t } from '@grafana/i18n';

/** What the panel says. */
export const texts = {
  get takes() {
    return t(
      'errors.takes',
      'It takes two or more numeric series (wide, long or one frame each), a table with numeric columns, or a correlation matrix of the Covary data source'
    );
  },
  get noNumbers() {
    return t('errors.no-numbers', 'The data has no numeric series');
  },
  get oneSeries() {
    return t('errors.one-series', 'A correlation needs at least two series; the data has one');
  },
  tooManyBuckets: (limit: number) =>
    t('errors.too-many-buckets', 'The interval gives more than {{limit}} columns: choose a longer one', { limit }),
  chart: (kind: 'correlation' | 'lag' | 'values', rows: number, columns: number) =>
    [
      texts.kinds[kind],
      t('chart.size', '{{rows}} by {{columns}} cells', { rows, columns }),
      t('chart.keys', 'Arrow keys move between cells, Enter pins the details'),
    ].join('. '),
  kinds: {
    get correlation() {
      return t('chart.correlations', 'Heatmap of correlations');
    },
    get lag() {
      return t('chart.lags', 'Heatmap of lags');
    },
    get values() {
      return t('chart.values', 'Heatmap of values');
    },
  },
  get rawValue() {
    return t('details.raw-value', 'Before rescaling');
  },
  get undefinedPair() {
    return t('details.undefined-pair', 'Not defined: a constant series, or too few common samples');
  },
  get hiddenCell() {
    return t('details.hidden-cell', 'Hidden by the options');
  },
  get lag() {
    return t('details.lag', 'Lag');
  },
  get noLag() {
    return t('details.no-lag', 'none');
  },
  follows: (follower: string, duration: string) =>
    t('details.follows', '{{follower}} follows by {{duration}}', {
      follower,
      duration,
      interpolation: { escapeValue: false },
    }),
  /** Short names of the days, Monday first. */
  get days() {
    return [
      t('days.monday', 'Mon'),
      t('days.tuesday', 'Tue'),
      t('days.wednesday', 'Wed'),
      t('days.thursday', 'Thu'),
      t('days.friday', 'Fri'),
      t('days.saturday', 'Sat'),
      t('days.sunday', 'Sun'),
    ];
  },
  get suggestion() {
    return t('suggestions.correlation', 'Correlation heatmap');
  },
};
