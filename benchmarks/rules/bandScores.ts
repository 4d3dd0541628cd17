import { type RecordedBands } from './readBands';

/**
 * The distance of each level from the middle of its band, in the band's half width: above 1 it is outside, which is when rules
 * alert. NaN without a band.
 */
export function bandScores({ level, lower, upper }: RecordedBands): Float64Array {
  return level.map((value, i) => {
    const [low, high] = [lower[i] ?? NaN, upper[i] ?? NaN];
    if (Number.isNaN(value) || Number.isNaN(low) || Number.isNaN(high)) {
      return NaN;
    }
    const half = (high - low) / 2;
    const distance = Math.abs(value - (low + high) / 2);
    return distance === 0 ? 0 : distance / half;
  });
}
