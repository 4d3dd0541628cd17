/** How far two rows are apart. */
export type DistanceMetric = 'euclidean' | 'cityblock' | 'cosine' | 'correlation';

/**
 * Distances between all pairs of rows, condensed (see condensedIndex), as scipy.spatial.distance.pdist.
 *
 * - `euclidean`: the square root of the summed squared differences.
 * - `cityblock`: the summed absolute differences.
 * - `cosine`: 1 − u·v / (|u| |v|); NaN where a row is all zero.
 * - `correlation`: the cosine distance of the rows less their own means; NaN where a row is constant.
 *
 * A NaN in a row makes all its distances NaN. Cost: rows²/2 × columns.
 *
 * @param data flat, row-major, `rows` × `columns`
 */
export function condensedDistances(
  data: Float64Array,
  rows: number,
  columns: number,
  metric: DistanceMetric
): Float64Array {
  switch (metric) {
    case 'euclidean':
      return euclidean(data, rows, columns);
    case 'cityblock':
      return cityblock(data, rows, columns);
    case 'cosine':
      return cosine(data, rows, columns);
    case 'correlation':
      return cosine(lessRowMeans(data, rows, columns), rows, columns);
  }
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
