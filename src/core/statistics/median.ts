import { presentValues } from './presentValues';
import { selectInPlace } from './selectInPlace';

/** The median of the present values, the mean of the two middle ones for an even count; NaN when there are none. */
export function median(values: ArrayLike<number>): number {
  return medianInPlace(presentValues(values));
}

/** The median of values without NaN, which it reorders: for inner loops that own their buffer. */
export function medianInPlace(values: Float64Array): number {
  const count = values.length;
  if (count === 0) {
    return NaN;
  }
  const half = count >>> 1;
  const upper = selectInPlace(values, half);
  if (count % 2 === 1) {
    return upper;
  }
  let lower = values[0];
  for (let i = 1; i < half; i++) {
    if (values[i] > lower) {
      lower = values[i];
    }
  }
  const sum = lower + upper;
  return Number.isFinite(sum) ? sum / 2 : lower / 2 + upper / 2;
}
