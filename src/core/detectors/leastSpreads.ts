import { smallestStepBefore } from './smallestStepBefore';

/** How far back the smallest step of a series is looked for: a day of minutes. */
export const stepSamples = 1440;
/** A spread is at least this share of the smallest step: a count that was 0 but for single ones is not surprised by the next. */
const stepShare = 0.75;
/** Differences of this share of a value are rounding. */
const rounding = 1e-12;

/**
 * The least spread at each sample from index `first` on: where values stand still, deviations are measured by how finely
 * they are counted. 0 where nothing ever changed in the last `stepSamples` samples.
 */
export function leastSpreads(values: Float64Array, first: number): Float64Array {
  return smallestStepBefore(values, first, stepSamples).map((step, i) =>
    Math.max(stepShare * step, step === 0 ? 0 : rounding * Math.abs(values[first + i] || 0))
  );
}
