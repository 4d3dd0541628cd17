import { CompensatedSum } from '../statistics/compensatedSum';
import { sum } from '../statistics/sum';
import { windowCounts } from './windowCounts';

/**
 * The sum of the present values of each window, values[starts[w]] … values[ends[w] − 1]; NaN where there are none. Starts
 * and ends lie within the values, and neither descends.
 *
 * The parts of a window are those of windowFolds. Both are compensated, and nothing is subtracted: what lies around a window
 * leaves no trace in its sum.
 */
export function windowSums(values: Float64Array, starts: Int32Array, ends: Int32Array): Float64Array {
  const totals = new Float64Array(values.length);
  const remainders = new Float64Array(values.length);
  const part = new CompensatedSum();
  const newer = new CompensatedSum();
  let split = 0;
  let to = 0;
  return windowCounts(values, starts, ends).map((count, w) => {
    const start = starts[w];
    const end = ends[w];
    if (start >= split) {
      part.restart();
      for (let i = end - 1; i >= start; i--) {
        part.add(values[i]);
        totals[i] = part.total;
        remainders[i] = part.remainder;
      }
      split = end;
      newer.restart();
      to = end;
    }
    for (; to < end; to++) {
      newer.add(values[to]);
    }
    if (count === 0) {
      return NaN;
    }
    part.restart(totals[start], remainders[start] + newer.remainder);
    part.add(newer.total);
    const whole = part.value();
    // Values may overflow in one order and cancel in another.
    return Number.isFinite(whole) ? whole : sum(values.subarray(start, end));
  });
}
