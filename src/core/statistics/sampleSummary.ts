import { moments } from './moments';
import { variance } from './variance';

/** What a test of means needs to know of one sample. */
export interface SampleSummary {
  readonly count: number;
  readonly mean: number;
  /** With n - 1; NaN for fewer than two values. */
  readonly variance: number;
}

/** The count, mean and sample variance of the present values. */
export function sampleSummary(values: ArrayLike<number>): SampleSummary {
  const { count, mean } = moments(values);
  return { count, mean, variance: variance(values, 'sample') };
}
