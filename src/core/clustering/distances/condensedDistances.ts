import { type DistanceMetric } from './distanceMetric';
import {
  brayCurtisDistance,
  canberraDistance,
  chebyshevDistance,
  hammingDistance,
  jaccardDistance,
  jensenShannonDistance,
  minkowskiDistance,
  type RowDistance,
} from './rowDistances';
import { standardDeviation } from '../../statistics/standardDeviation';
import { whitenedRows } from './whitenedRows';

/**
 * Distances between all pairs of rows, condensed (see condensedIndex), as scipy.spatial.distance.pdist.
 *
 * - `euclidean`: the square root of the summed squared differences; `sqeuclidean` without the root; `seuclidean` with each
 *   column divided by its sample standard deviation (a constant column counts for nothing).
 * - `cityblock`: the summed absolute differences; `chebyshev`: the greatest of them; `minkowski`: of order `power`.
 * - `cosine`: 1 − u·v / (|u| |v|); NaN where a row is all zero.
 * - `correlation`: the cosine distance of the rows less their own means; NaN where a row is constant.
 * - `mahalanobis`: Euclidean in the rows' own covariance (see whitenedRows); NaN without more rows than columns.
 * - `canberra`, `braycurtis`, `jensenshannon`, `hamming`, `jaccard`: see rowDistances.
 *
 * A NaN in a row makes all its distances NaN (with `seuclidean` and `mahalanobis`, which compare columns, all of them).
 * Cost: rows²/2 × columns.
 *
 * @param data flat, row-major, `rows` × `columns`
 * @param power of `minkowski`, above 0; 2 is Euclidean
 */
export function condensedDistances(
  data: Float64Array,
  rows: number,
  columns: number,
  metric: DistanceMetric,
  power = 2
): Float64Array {
  const pairs = (distance: RowDistance) => pairDistances(data, rows, columns, distance);
  switch (metric) {
    case 'euclidean':
      return euclidean(data, rows, columns);
    case 'sqeuclidean':
      return euclidean(data, rows, columns).map((distance) => distance * distance);
    case 'seuclidean':
      return euclidean(byDeviations(data, rows, columns), rows, columns);
    case 'cityblock':
      return cityblock(data, rows, columns);
    case 'chebyshev':
      return pairs(chebyshevDistance);
    case 'minkowski':
      return pairs(minkowskiDistance(power));
    case 'cosine':
      return cosine(data, rows, columns);
    case 'correlation':
      return cosine(lessRowMeans(data, rows, columns), rows, columns);
    case 'canberra':
      return pairs(canberraDistance);
    case 'braycurtis':
      return pairs(brayCurtisDistance);
    case 'mahalanobis': {
      const white = whitenedRows(data, rows, columns);
      return euclidean(white.values, rows, white.columns);
    }
    case 'jensenshannon':
      return pairs(jensenShannonDistance);
    case 'hamming':
      return pairs(hammingDistance);
    case 'jaccard':
      return pairs(jaccardDistance);
  }
}

function pairDistances(data: Float64Array, rows: number, columns: number, distance: RowDistance): Float64Array {
  const distances = new Float64Array((rows * (rows - 1)) / 2);
  let next = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = i + 1; j < rows; j++) {
      distances[next++] = distance(data, i * columns, j * columns, columns);
    }
  }
  return distances;
}

/** Columns in units of their sample standard deviations; a constant one becomes 0. */
function byDeviations(data: Float64Array, rows: number, columns: number): Float64Array {
  const scaled = new Float64Array(data.length);
  for (let c = 0; c < columns; c++) {
    const deviation = standardDeviation(
      Float64Array.from({ length: rows }, (_, i) => data[i * columns + c]),
      'sample'
    );
    for (let i = c; i < data.length; i += columns) {
      scaled[i] = deviation === 0 ? 0 : data[i] / deviation;
    }
  }
  return scaled;
}

function euclidean(data: Float64Array, rows: number, columns: number): Float64Array {
  const distances = new Float64Array((rows * (rows - 1)) / 2);
  let next = 0;
  for (let i = 0; i < rows; i++) {
    const first = i * columns;
    for (let j = i + 1; j < rows; j++) {
      const second = j * columns;
      let sum = 0;
      for (let c = 0; c < columns; c++) {
        const difference = data[first + c] - data[second + c];
        sum += difference * difference;
      }
      distances[next++] = Math.sqrt(sum);
    }
  }
  return distances;
}

function cityblock(data: Float64Array, rows: number, columns: number): Float64Array {
  const distances = new Float64Array((rows * (rows - 1)) / 2);
  let next = 0;
  for (let i = 0; i < rows; i++) {
    const first = i * columns;
    for (let j = i + 1; j < rows; j++) {
      const second = j * columns;
      let sum = 0;
      for (let c = 0; c < columns; c++) {
        sum += Math.abs(data[first + c] - data[second + c]);
      }
      distances[next++] = sum;
    }
  }
  return distances;
}

function cosine(data: Float64Array, rows: number, columns: number): Float64Array {
  const norms = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let c = i * columns; c < (i + 1) * columns; c++) {
      sum += data[c] * data[c];
    }
    norms[i] = Math.sqrt(sum);
  }
  const distances = new Float64Array((rows * (rows - 1)) / 2);
  let next = 0;
  for (let i = 0; i < rows; i++) {
    const first = i * columns;
    for (let j = i + 1; j < rows; j++) {
      const second = j * columns;
      let sum = 0;
      for (let c = 0; c < columns; c++) {
        sum += data[first + c] * data[second + c];
      }
      const similarity = sum / (norms[i] * norms[j]);
      distances[next++] = 1 - Math.min(1, Math.max(-1, similarity));
    }
  }
  return distances;
}

/** Each row less its mean; a constant row becomes exactly zero, whatever the rounding of its mean. */
function lessRowMeans(data: Float64Array, rows: number, columns: number): Float64Array {
  const centred = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    let sum = 0;
    let isConstant = true;
    for (let c = start; c < start + columns; c++) {
      sum += data[c];
      isConstant &&= data[c] === data[start];
    }
    const mean = isConstant ? data[start] : sum / columns;
    for (let c = start; c < start + columns; c++) {
      centred[c] = data[c] - mean;
    }
  }
  return centred;
}
