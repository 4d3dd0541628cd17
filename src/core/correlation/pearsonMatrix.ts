import { type SeriesMatrix, seriesValues } from '../series/seriesMatrix';
import { type PairMatrix } from './pairMatrix';
import { pearson, snapToUnit } from './pearson';
import { standardiseInto } from './standardise';

/** Below this share of a series' own variance the joined part is computed from scratch: sums would cancel. */
const leastShareOfVariance = 1e-4;

/**
 * Pearson's correlation of every pair of series, each over the points where both are present, as {@link pearson} gives
 * it; the diagonal is 1 (NaN for a constant series). Complete series are standardised once and cost a dot product a pair.
 */
export function pearsonMatrix(matrix: SeriesMatrix): PairMatrix {
  const size = matrix.series.length;
  const length = matrix.times.length;
  const standardised = new Float64Array(size * length);
  const present = new Float64Array(size);
  const varies = new Uint8Array(size);
  for (let s = 0; s < size; s++) {
    const values = seriesValues(matrix, s);
    present[s] = countPresent(values);
    const row = standardised.subarray(s * length, (s + 1) * length);
    varies[s] = standardiseInto(values, row) ? 1 : 0;
  }
  const pairs: PairMatrix = {
    size,
    values: new Float64Array(size * size).fill(NaN),
    counts: new Float64Array(size * size),
  };
  correlateComplete(standardised, length, present, varies, pairs);
  correlateGapped(matrix, standardised, present, varies, pairs);
  for (let s = 0; s < size; s++) {
    pairs.values[s * size + s] = varies[s] === 1 ? 1 : NaN;
  }
  return pairs;
}

function countPresent(values: Float64Array): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === values[i]) {
      count++;
    }
  }
  return count;
}

/** The pairs of series without gaps, four columns of the matrix at a time. */
function correlateComplete(
  standardised: Float64Array,
  length: number,
  present: Float64Array,
  varies: Uint8Array,
  pairs: PairMatrix
): void {
  const complete: number[] = [];
  for (let s = 0; s < pairs.size; s++) {
    if (present[s] === length) {
      complete.push(s);
    }
  }
  for (let a = 0; a < complete.length; a++) {
    const i = complete[a];
    const row = i * length;
    for (let b = a; b < complete.length; b += 4) {
      const columns = complete.slice(b, b + 4);
      const first = columns[0] * length;
      const second = (columns[1] ?? columns[0]) * length;
      const third = (columns[2] ?? columns[0]) * length;
      const fourth = (columns[3] ?? columns[0]) * length;
      let sum1 = 0;
      let sum2 = 0;
      let sum3 = 0;
      let sum4 = 0;
      for (let t = 0; t < length; t++) {
        const value = standardised[row + t];
        sum1 += value * standardised[first + t];
        sum2 += value * standardised[second + t];
        sum3 += value * standardised[third + t];
        sum4 += value * standardised[fourth + t];
      }
      const sums = [sum1, sum2, sum3, sum4];
      columns.forEach((j, c) => {
        setPair(pairs, i, j, varies[i] === 1 && varies[j] === 1 ? sums[c] : NaN, length);
      });
    }
  }
}

/** The pairs of which at least one series has gaps. */
function correlateGapped(
  matrix: SeriesMatrix,
  standardised: Float64Array,
  present: Float64Array,
  varies: Uint8Array,
  pairs: PairMatrix
): void {
  const length = matrix.times.length;
  for (let i = 0; i < pairs.size; i++) {
    const x = seriesValues(matrix, i);
    for (let j = i; j < pairs.size; j++) {
      if (present[i] === length && present[j] === length) {
        continue;
      }
      const y = seriesValues(matrix, j);
      let count = 0;
      let sumX = 0;
      let sumY = 0;
      let sumXX = 0;
      let sumYY = 0;
      let sumXY = 0;
      for (let t = 0; t < length; t++) {
        if (x[t] === x[t] && y[t] === y[t]) {
          const a = standardised[i * length + t];
          const b = standardised[j * length + t];
          count++;
          sumX += a;
          sumY += b;
          sumXX += a * a;
          sumYY += b * b;
          sumXY += a * b;
        }
      }
      if (varies[i] === 0 || varies[j] === 0 || count < 2) {
        setPair(pairs, i, j, NaN, count);
        continue;
      }
      const varianceX = sumXX - (sumX * sumX) / count;
      const varianceY = sumYY - (sumY * sumY) / count;
      const cancels = varianceX < leastShareOfVariance || varianceY < leastShareOfVariance;
      const covariance = sumXY - (sumX * sumY) / count;
      const r = cancels ? pearson(x, y) : covariance / Math.sqrt(varianceX * varianceY);
      setPair(pairs, i, j, r, count);
    }
  }
}

function setPair(pairs: PairMatrix, i: number, j: number, r: number, count: number): void {
  const snapped = snapToUnit(r);
  pairs.values[i * pairs.size + j] = snapped;
  pairs.values[j * pairs.size + i] = snapped;
  pairs.counts[i * pairs.size + j] = count;
  pairs.counts[j * pairs.size + i] = count;
}
