import { median } from '../../statistics/median';
import { madToSigma, medianAbsoluteDeviation } from '../../statistics/medianAbsoluteDeviation';

/** From so many values on, the far ones among them are told from the others. */
const fewestToClip = 7;
const clip = 4;

/** Mean and population standard deviation of a few values. */
export interface Usual {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * What is usual among the same times of earlier days. From seven values on, those further than four robust standard deviations from
 * the median count as lying that far: one incident among them does not widen the band.
 */
export function usualOf(values: readonly number[]): Usual {
  const clipped = values.length < fewestToClip ? values : clippedToMedian(values);
  let sum = 0;
  for (const value of clipped) {
    sum += value;
  }
  const rough = sum / clipped.length;
  let correction = 0;
  for (const value of clipped) {
    correction += value - rough;
  }
  const mean = rough + correction / clipped.length;
  let squares = 0;
  for (const value of clipped) {
    squares += (value - mean) ** 2;
  }
  return { mean, deviation: Math.sqrt(squares / clipped.length) };
}

function clippedToMedian(values: readonly number[]): readonly number[] {
  const centre = median(Float64Array.from(values));
  const reach = clip * madToSigma * medianAbsoluteDeviation(Float64Array.from(values));
  return reach === 0 ? values : values.map((value) => Math.min(Math.max(value, centre - reach), centre + reach));
}
