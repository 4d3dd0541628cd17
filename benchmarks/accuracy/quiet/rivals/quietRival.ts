import { type QuietSeries } from '../quietCorpus';

/** What people use instead, with the constants that it comes with: rules that are no detector of ours. */
export interface QuietRival {
  readonly name: string;
  /** A score of each sample, above 1 while an alert fires; NaN where there is no answer. Looks at nothing after the sample. */
  scoresOf(series: Pick<QuietSeries, 'values' | 'stepMs' | 'historyLength'>): Float64Array;
}
