/** What the panel says, in one place to be translated. */
export const texts = {
  takes:
    'It takes numeric series (a group each, or grouped by a label), a table of numbers with or without a text column to group by, or histograms (Prometheus native or classic)',
  noNumbers: 'The data has no numbers',
  noValues: 'All values are missing',
  chart: (groups: number) =>
    `Distributions of ${groups} groups. Arrow keys move between groups, Enter pins the details`,
  table: 'Distributions',
  group: 'Group',
  count: 'n',
  median: 'Median',
  quartiles: 'Quartiles',
  whiskers: 'Whiskers',
  range: 'Range',
  p5to95: '5 % to 95 %',
  p95: '95 %',
  p99: '99 %',
  bandwidth: 'Bandwidth',
  binned: 'Known from histogram buckets only: shape and quantiles are as coarse as these',
  fewValues: 'Too few values for a density: shown as points',
  leftOut: (count: number) => `${count} values are not positive and left out of the logarithmic scale`,
} as const;
