import { smallestStepBefore } from './smallestStepBefore';

/** A spread is at least this share of the smallest step: a count that was 0 but for single ones is not surprised by the next. */
const stepShare = 0.75;
/** The newest share of the window tells nothing: its steps may be those of an incident. */
const newestShare = 1 / 24;
/** Differences of this share of a value are rounding. */
const rounding = 1e-12;

/**
 * The least spread at each sample from index `first` on: where values stand still, deviations are measured by how finely
 * they were counted among the `window` samples before, but for the newest ones. 0 where nothing changed in those.
 */
export function leastSpreads(values: Float64Array, first: number, window: number): Float64Array {
  return smallestStepBefore(values, first, window, Math.floor(window * newestShare)).map((step, i) =>
    Math.max(stepShare * step, step === 0 ? 0 : rounding * Math.abs(values[first + i] || 0))
  );
}
