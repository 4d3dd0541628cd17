import { madToSigma } from '../../statistics/medianAbsoluteDeviation';
import { rollingMedians } from '../../statistics/rolling/rollingMedian';
import { windowsBefore } from './windowsBefore';

/** Median and robust standard deviation of the values before each value. */
export interface NoiseBefore {
  readonly medians: Float64Array;
  readonly spreads: Float64Array;
}

/** A noise of fewer values than this says nothing. */
const fewestValues = 5;

/** Median and 1.4826 MAD of the `window` values before each value from index `first` on, the newest `delay` left out. */
export function noiseBefore(values: Float64Array, first: number, window: number, delay = 0): NoiseBefore {
  const start = Math.max(0, first - window - delay);
  const { medians, deviations } = rollingMedians(values.subarray(start), window, fewestValues);
  return {
    medians: windowsBefore(medians, first - start, 1 + delay),
    spreads: windowsBefore(deviations, first - start, 1 + delay).map((deviation) => madToSigma * deviation),
  };
}
