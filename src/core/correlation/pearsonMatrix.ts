import { type SeriesMatrix, seriesValues } from '../series/seriesMatrix';
import { type PairMatrix } from './pairMatrix';
import { pearson, snapToUnit } from './pearson';
import { rowProducts } from './rowProducts';
import { standardiseInto } from './standardise';

/** Below this share of a series' own variance the joined part is computed from scratch: sums would cancel. */
const leastShareOfVariance = 1e-4;

/**
 * Pearson's correlation of every pair of series, each over the points where both are present, as {@link pearson} gives
 * it; the diagonal is 1 (NaN for a constant series). Series are standardised once: a pair of complete ones then costs a
 * dot product.
 */
export function pearsonMatrix(matrix: SeriesMatrix): PairMatrix {
  const size = matrix.series.length;
  const length = matrix.times.length;
  const standardised = new Float64Array(size * length);
  const missing: Uint32Array[] = [];
  const varies = new Uint8Array(size);
  for (let s = 0; s < size; s++) {
    const values = seriesValues(matrix, s);
    missing.push(missingPlaces(values));
    varies[s] = standardiseInto(values, standardised.subarray(s * length, (s + 1) * length)) ? 1 : 0;
  }
  // Missing values are 0 here, so the products of complete series are their coefficients, NaN for constant ones.
  const products = rowProducts(standardised, size, length);
  const counts = new Float64Array(size * size).fill(length);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let r = products[i * size + j];
      if (missing[i].length > 0 || missing[j].length > 0) {
        const x = standardised.subarray(i * length, (i + 1) * length);
        const y = standardised.subarray(j * length, (j + 1) * length);
        const count = length - missing[i].length - countUnshared(seriesValues(matrix, i), missing[j]);
        counts[i * size + j] = count;
        counts[j * size + i] = count;
        r =
          coefficientOf(count, sumsWithout(x, missing[j]), sumsWithout(y, missing[i]), r) ??
          pearson(seriesValues(matrix, i), seriesValues(matrix, j));
      }
      products[i * size + j] = i === j && varies[i] === 1 ? 1 : snapToUnit(r);
      products[j * size + i] = products[i * size + j];
    }
  }
  return { size, values: products, counts };
}

function missingPlaces(values: Float64Array): Uint32Array {
  const places: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== values[i]) {
      places.push(i);
    }
  }
  return Uint32Array.from(places);
}

/** How many of the places are present in `values`. */
function countUnshared(values: Float64Array, places: Uint32Array): number {
  let count = 0;
  for (let k = 0; k < places.length; k++) {
    const value = values[places[k]];
    count += value === value ? 1 : 0;
  }
  return count;
}

interface Sums {
  readonly sum: number;
  readonly squares: number;
}

/** The sums of a standardised series (0 and 1 as a whole) less what lies at the given places. */
function sumsWithout(standardised: Float64Array, places: Uint32Array): Sums {
  let sum = 0;
  let squares = 1;
  for (let k = 0; k < places.length; k++) {
    const value = standardised[places[k]];
    sum -= value;
    squares -= value * value;
  }
  return { sum, squares };
}

/** Undefined where too little of either series' variance lies in the joined part for these sums to be exact. */
function coefficientOf(count: number, x: Sums, y: Sums, product: number): number | undefined {
  if (count < 2) {
    return NaN;
  }
  const varianceX = x.squares - (x.sum * x.sum) / count;
  const varianceY = y.squares - (y.sum * y.sum) / count;
  return varianceX < leastShareOfVariance || varianceY < leastShareOfVariance
    ? undefined
    : (product - (x.sum * y.sum) / count) / Math.sqrt(varianceX * varianceY);
}
