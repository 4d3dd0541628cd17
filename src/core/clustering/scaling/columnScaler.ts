/**
 * A linear scale for each column of a matrix: scaled = (value − centre) / scale. Distances between rows mean something
 * only when the columns share a scale: a latency in milliseconds would drown an error rate.
 */
export interface ColumnScaler {
  readonly centres: Float64Array;
  /** Never zero: 1 for a column without spread. */
  readonly scales: Float64Array;
}

/** The scaled matrix (row-major, as many columns as the scaler has). */
export function scaleColumns(scaler: ColumnScaler, data: Float64Array): Float64Array {
  const columns = scaler.centres.length;
  const scaled = new Float64Array(data.length);
  for (let i = 0, c = 0; i < data.length; i++) {
    scaled[i] = (data[i] - scaler.centres[c]) / scaler.scales[c];
    c = c + 1 === columns ? 0 : c + 1;
  }
  return scaled;
}

/** The matrix in its original units: the inverse of {@link scaleColumns}. */
export function unscaleColumns(scaler: ColumnScaler, scaled: Float64Array): Float64Array {
  const columns = scaler.centres.length;
  const data = new Float64Array(scaled.length);
  for (let i = 0, c = 0; i < scaled.length; i++) {
    data[i] = scaled[i] * scaler.scales[c] + scaler.centres[c];
    c = c + 1 === columns ? 0 : c + 1;
  }
  return data;
}

/** One column of a row-major matrix, without its missing values. */
export function presentColumn(data: Float64Array, columns: number, column: number): Float64Array {
  const values = new Float64Array(Math.ceil(data.length / columns));
  let count = 0;
  for (let i = column; i < data.length; i += columns) {
    if (!Number.isNaN(data[i])) {
      values[count++] = data[i];
    }
  }
  return values.subarray(0, count);
}
