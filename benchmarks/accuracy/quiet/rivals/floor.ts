import { medianInPlace } from '../../../../src/core/statistics/median';
import { rollingMean } from '../../../../src/core/statistics/rolling/rollingMean';
import { rollingStandardDeviation } from '../../../../src/core/statistics/rolling/rollingStandardDeviation';
import { standardDeviation } from '../../../../src/core/statistics/standardDeviation';
import { type QuietRival } from './quietRival';

const dayMs = 86_400_000;
const days = 7;
/** So many samples before and after the same time of an earlier day. */
const around = 2;
/** The score at which the floor of the real indicators alerts. */
const threshold = 6.5;
/** No deviation is taken for less than this share of that of the history. */
const least = 1e-3;

/**
 * What twenty lines of numpy do (the floor of the KPIs): how far a value is from the mean of its last minutes, as it is or less the median of this
 * time of the last seven days, and from that median or the mean of a day, each in its own standard deviations: the geometric mean of the two.
 */
export const floor: QuietRival = {
  name: 'floor: 20 lines of numpy',
  scoresOf({ values, stepMs, historyLength }) {
    const day = Math.round(dayMs / stepMs);
    const samples = (ms: number): number => Math.max(3, Math.floor(ms / stepMs));
    const leastDeviation = least * (standardDeviation(values.subarray(0, historyLength), 'population') + 1e-9);
    const rests = values.map((value, i) => value - usualAt(values, i, day) || 0);
    const jumps = lessMeanBefore(rests, samples(1_800_000));
    const steps = lessMeanBefore(values, samples(1_200_000));
    const sizesOf = (deviations: Float64Array, of: Float64Array, window: number): Float64Array => {
      const usual = rollingStandardDeviation(of, window, 'population');
      return deviations.map((deviation, i) => Math.abs(deviation) / Math.max(usual[i - 1] ?? 0, leastDeviation));
    };
    const ofJump = sizesOf(jumps, jumps, day);
    const ofStep = sizesOf(steps, steps, day);
    const ofRest = sizesOf(rests, rests, 3 * day);
    const ofDay = sizesOf(lessMeanBefore(values, day), values, day);
    const largest = (a = NaN, b = NaN): number => Math.max(a, b);
    return values.map((_, i) => Math.sqrt(largest(ofJump[i], ofStep[i]) * largest(ofRest[i], ofDay[i])) / threshold);
  },
};

/** Values less the mean of the `window` before each; the first one as it is. */
function lessMeanBefore(values: Float64Array, window: number): Float64Array {
  const means = rollingMean(values, window);
  return values.map((value, i) => value - (means[i - 1] ?? 0));
}

/** The median of the samples around this time of the last days; NaN where there are none. */
function usualAt(values: Float64Array, at: number, day: number): number {
  const found = new Float64Array(days * (2 * around + 1));
  let count = 0;
  for (let i = 1; i <= days; i++) {
    for (let shift = -around; shift <= around; shift++) {
      const value = values[at - i * day + shift];
      if (value !== undefined) {
        found[count++] = value;
      }
    }
  }
  return medianInPlace(found.subarray(0, count));
}
