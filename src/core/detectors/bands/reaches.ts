import { type Bands } from './bands';
import { tailFactors } from './tailFactors';

/** How far from what is expected the threshold lies on each side, from index `first` of the bands on. */
export interface Reaches {
  readonly below: Float64Array;
  readonly above: Float64Array;
}

/**
 * The threshold times the spread, times how much longer the tail of the series is than a normal one on that side: `judged` are the values
 * of the bands' samples, of which the `window` before each say what is usual.
 */
export function reaches(bands: Bands, judged: Float64Array, first: number, window: number, threshold: number): Reaches {
  const { expected, spread } = bands;
  const side = (sign: 1 | -1): Float64Array => {
    const ratios = judged.map((value, i) => (spread[i] > 0 ? (sign * (value - expected[i])) / spread[i] : NaN));
    return tailFactors(ratios, first, window).map((factor, i) => factor * threshold * spread[first + i]);
  };
  return { below: side(-1), above: side(1) };
}
