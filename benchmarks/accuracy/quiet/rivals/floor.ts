import { medianInPlace } from '../../../../src/core/statistics/median';
import { type QuietRival } from './quietRival';
import { TrailingMoments } from './trailingMoments';

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
    const history = new TrailingMoments(values.subarray(0, historyLength));
    const leastDeviation = least * (history.deviation(historyLength, historyLength) + 1e-9);
    const rests = values.map((value, i) => value - usualAt(values, i, day) || 0);
    const moments = new TrailingMoments(values);
    const restMoments = new TrailingMoments(rests);
    const jumps = rests.map((rest, i) => rest - before(restMoments.mean(i, samples(1_800_000))));
    const steps = values.map((value, i) => value - before(moments.mean(i, samples(1_200_000))));
    const jumpMoments = new TrailingMoments(jumps);
    const stepMoments = new TrailingMoments(steps);
    const size = (deviation: number, of: number): number => Math.abs(deviation) / Math.max(of || 0, leastDeviation);
    return values.map((value, i) => {
      const ofJump = size(jumps[i] ?? NaN, jumpMoments.deviation(i, day));
      const ofStep = size(steps[i] ?? NaN, stepMoments.deviation(i, day));
      const ofRest = size(rests[i] ?? NaN, restMoments.deviation(i, 3 * day));
      const ofDay = size(value - before(moments.mean(i, day)), moments.deviation(i, day));
      return Math.sqrt(Math.max(ofJump, ofStep) * Math.max(ofRest, ofDay)) / threshold;
    });
  },
};

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

/** A mean before a sample; 0 before the first one. */
function before(mean: number): number {
  return mean || 0;
}
