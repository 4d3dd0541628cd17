/** What the panel says, in one place to be translated. */
export const texts = {
  takes:
    'It takes two or more numeric series (wide, long or one frame each), a table with numeric columns, or a correlation matrix of the Covary data source',
  noNumbers: 'The data has no numeric series',
  oneSeries: 'A correlation needs at least two series; the data has one',
  tooManyBuckets: (limit: number) => `The interval gives more than ${limit} columns: choose a longer one`,
  chart: (kind: string, rows: number, columns: number) =>
    `Heatmap of ${kind}, ${rows} by ${columns} cells. Arrow keys move between cells, Enter pins the details`,
  kinds: { correlation: 'correlations', lag: 'lags', values: 'values' },
  rawValue: 'Before rescaling',
  undefinedPair: 'Not defined: a constant series, or too few common samples',
  hiddenCell: 'Hidden by the options',
} as const;
