import { type Random } from '../random';
import { squaredDistance } from './squaredDistance';

/**
 * Starting centroids for k-means: each next one is a row drawn with a chance proportional to the squared distance from
 * the nearest centroid so far (Arthur, Vassilvitskii 2007), the one of several
 * draws that leaves the least sum. Where fewer than `k` rows are
 * distinct, rows repeat.
 *
 * @param draws at least 1
 * @returns `k` × `columns`, row-major
 */
export function kMeansPlusPlus(
  data: Float64Array,
  rows: number,
  columns: number,
  k: number,
  draws: number,
  random: Random
): Float64Array {
  const centroids = new Float64Array(k * columns);
  const nearest = new Float64Array(rows).fill(Infinity);
  let best = new Float64Array(rows);
  let candidate = new Float64Array(rows);
  let row = Math.min(rows - 1, Math.floor(random() * rows));
  let potential = 0;
  for (let c = 0; c < k; c++) {
    if (c === 0) {
      potential = distancesWithRow(data, columns, nearest, row, nearest);
    } else {
      let least = Infinity;
      for (let draw = 0; draw < draws; draw++) {
        const drawn = rowAt(nearest, random() * potential);
        const sum = distancesWithRow(data, columns, nearest, drawn, candidate);
        if (sum < least) {
          least = sum;
          row = drawn;
          [best, candidate] = [candidate, best];
        }
      }
      nearest.set(best);
      potential = least;
    }
    centroids.set(data.subarray(row * columns, (row + 1) * columns), c * columns);
  }
  return centroids;
}

/** Writes each row's squared distance to the nearer of its centroid so far and `row`; returns their sum. */
function distancesWithRow(
  data: Float64Array,
  columns: number,
  nearest: Float64Array,
  row: number,
  out: Float64Array
): number {
  let sum = 0;
  for (let i = 0; i < nearest.length; i++) {
    const distance = squaredDistance(data, i * columns, data, row * columns, columns);
    out[i] = distance < nearest[i] ? distance : nearest[i];
    sum += out[i];
  }
  return sum;
}

/** The first row at which the running sum of weights exceeds `target`. */
function rowAt(weights: Float64Array, target: number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i];
    if (sum > target) {
      return i;
    }
  }
  return weights.length - 1;
}
