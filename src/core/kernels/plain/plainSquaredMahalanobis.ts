/** The twin of squaredMahalanobis without WebAssembly. */
export function plainSquaredMahalanobis(
  data: Float64Array,
  rows: number,
  columns: number,
  mean: Float64Array,
  whitening: Float64Array
): Float64Array {
  const distances = new Float64Array(rows);
  const centred = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    let total = 0;
    for (let row = 0; row < columns; row++) {
      centred[row] = data[i * columns + row] - mean[row];
      let sum = 0;
      for (let c = 0; c <= row; c++) {
        sum += whitening[row * columns + c] * centred[c];
      }
      total += sum * sum;
    }
    distances[i] = total;
  }
  return distances;
}
