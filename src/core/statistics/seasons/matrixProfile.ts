import { rollingMoments } from '../rolling/rollingMoments';

/** For every window of a series how far its most similar other window lies. */
export interface MatrixProfile {
  /** Euclidean distances of z-normalised windows, 0 to 2 √m; Infinity where no other window may be compared. */
  readonly distances: Float64Array;
  /** Where the most similar window begins; -1 where there is none. */
  readonly neighbours: Int32Array;
}

/**
 * The matrix profile of a series: distances of each window of `window` points to the nearest one that begins more than
 * a quarter of a window away (rounded up), `left` only among the earlier ones, so that nothing looks ahead. Repeats have
 * small distances, a shape never seen before has a great one.
 *
 * Windows without spread are at distance 0 from each other and √m from all others, as in stumpy; windows with a missing
 * value have an infinite distance. All pairs along the diagonals (STOMP), O(n²).
 */
export function matrixProfile(
  values: ArrayLike<number>,
  window: number,
  side: 'both' | 'left' = 'both'
): MatrixProfile {
  const count = Math.max(0, values.length - window + 1);
  const distances = new Float64Array(count).fill(Infinity);
  const neighbours = new Int32Array(count).fill(-1);
  if (count === 0) {
    return { distances, neighbours };
  }
  const windows = windowShapes(values, window);
  for (let lag = Math.ceil(window / 4) + 1; lag < count; lag++) {
    compareAtLag(windows, window, lag, (earlier, later, distance) => {
      if (distance < distances[later]) {
        distances[later] = distance;
        neighbours[later] = earlier;
      }
      if (side === 'both' && distance < distances[earlier]) {
        distances[earlier] = distance;
        neighbours[earlier] = later;
      }
    });
  }
  return { distances: distances.map(Math.sqrt), neighbours };
}

interface WindowShapes {
  /** The series around its overall middle, missing values as 0. */
  readonly centred: Float64Array;
  readonly means: Float64Array;
  /** √(Σ deviation²); 0 for a flat window. */
  readonly lengths: Float64Array;
  readonly complete: Uint8Array;
}

function windowShapes(values: ArrayLike<number>, window: number): WindowShapes {
  const { counts, references, offsets, sums2, scale } = rollingMoments(values, window);
  const count = values.length - window + 1;
  const origin = middleOf(values) / scale;
  const centred = Float64Array.from(values, (value) => (value === value ? value / scale - origin : 0));
  const means = new Float64Array(count);
  const lengths = new Float64Array(count);
  const complete = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const end = i + window - 1;
    complete[i] = counts[end] === window && sums2[end] < Infinity ? 1 : 0;
    means[i] = references[end] - origin + offsets[end];
    lengths[i] = Math.sqrt(sums2[end]);
  }
  return { centred, means, lengths, complete };
}

function middleOf(values: ArrayLike<number>): number {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
  }
  return low <= high ? low / 2 + high / 2 : 0;
}

/** Reports the squared distance of every pair of windows that begin `lag` points apart. */
function compareAtLag(
  { centred, means, lengths, complete }: WindowShapes,
  window: number,
  lag: number,
  report: (earlier: number, later: number, squaredDistance: number) => void
): void {
  let product = 0;
  for (let k = 0; k < window; k++) {
    product += centred[k] * centred[k + lag];
  }
  for (let i = 0; i + lag < means.length; i++) {
    if (i > 0) {
      product += centred[i + window - 1] * centred[i + lag + window - 1] - centred[i - 1] * centred[i + lag - 1];
    }
    const j = i + lag;
    if (complete[i] === 0 || complete[j] === 0) {
      continue;
    }
    if (lengths[i] === 0 || lengths[j] === 0) {
      report(i, j, lengths[i] === lengths[j] ? 0 : window);
      continue;
    }
    const correlation = (product - window * means[i] * means[j]) / (lengths[i] * lengths[j]);
    report(i, j, 2 * window * Math.max(0, 1 - correlation));
  }
}
