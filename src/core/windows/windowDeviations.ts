import { windowCounts } from './windowCounts';
import { windowSums } from './windowSums';

/** Below this share of the mean square, a difference of sums has lost too many digits. */
const leastShare = 1e-6;

/**
 * The population standard deviation of the present values of each window, as PromQL's stddev_over_time; 0 for one value,
 * NaN without any. Window w holds the values from number starts[w] up to, but without, number ends[w].
 *
 * From sums of values less their overall mean, and of their squares; a window whose spread is small beside its distance
 * from that mean is summed by itself, about its own mean.
 */
export function windowDeviations(values: Float64Array, starts: Int32Array, ends: Int32Array): Float64Array {
  const centre = meanOf(values, 0, values.length);
  const centred = values.map((value) => value - centre);
  const counts = windowCounts(values, starts, ends);
  const sums = windowSums(centred, starts, ends);
  const squares = windowSums(
    centred.map((value) => value * value),
    starts,
    ends
  );
  return squares.map((square, w) => {
    const count = counts[w];
    if (count === 0) {
      return NaN;
    }
    const mean = sums[w] / count;
    const variance = square / count - mean * mean;
    return variance > (leastShare * square) / count ? Math.sqrt(variance) : deviationOf(values, starts[w], ends[w]);
  });
}

function deviationOf(values: Float64Array, start: number, end: number): number {
  const mean = meanOf(values, start, end);
  let sum = 0;
  let count = 0;
  for (let i = start; i < end; i++) {
    if (values[i] === values[i]) {
      sum += (values[i] - mean) ** 2;
      count++;
    }
  }
  return Math.sqrt(sum / count);
}

function meanOf(values: Float64Array, start: number, end: number): number {
  let mean = 0;
  let count = 0;
  for (let i = start; i < end; i++) {
    if (Number.isFinite(values[i])) {
      count++;
      mean += (values[i] - mean) / count;
    }
  }
  return mean;
}
