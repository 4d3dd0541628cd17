import { t } from '@grafana/i18n';

/** What the panel says. */
export const texts = {
  get takes() {
    return t(
      'errors.takes',
      'It takes numeric series (a group each, or grouped by a label), a table of numbers with or without a text column to group by, or histograms (Prometheus native or classic)'
    );
  },
  get noNumbers() {
    return t('errors.no-numbers', 'The data has no numbers');
  },
  get noValues() {
    return t('errors.no-values', 'All values are missing');
  },
  chart: (count: number) =>
    t('chart.label', 'Distributions of {{count}} groups. Arrow keys move between groups, Enter pins the details', {
      count,
      defaultValue_one: 'Distribution of one group. Arrow keys move between groups, Enter pins the details',
    }),
  get table() {
    return t('chart.table', 'Distributions');
  },
  get group() {
    return t('details.group', 'Group');
  },
  get count() {
    return t('details.count', 'n');
  },
  get median() {
    return t('details.median', 'Median');
  },
  get quartiles() {
    return t('details.quartiles', 'Quartiles');
  },
  get whiskers() {
    return t('details.whiskers', 'Whiskers');
  },
  get range() {
    return t('details.range', 'Range');
  },
  get p5to95() {
    return t('details.p5-to-95', '5 % to 95 %');
  },
  get p25() {
    return t('details.p25', '25 %');
  },
  get p75() {
    return t('details.p75', '75 %');
  },
  get p95() {
    return t('details.p95', '95 %');
  },
  get p99() {
    return t('details.p99', '99 %');
  },
  get binned() {
    return t('details.binned', 'Known from histogram buckets only: shape and quantiles are as coarse as these');
  },
  get fewValues() {
    return t('details.few-values', 'Too few values for a density: shown as points');
  },
  leftOut: (count: number) =>
    t('details.left-out', '{{count}} values are not positive and left out of the logarithmic scale', {
      count,
      defaultValue_one: 'One value is not positive and left out of the logarithmic scale',
    }),
  get violins() {
    return t('suggestions.violin', 'Violin');
  },
  get boxPlots() {
    return t('suggestions.box-plot', 'Box plot');
  },
};
