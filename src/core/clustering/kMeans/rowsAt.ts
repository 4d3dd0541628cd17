/** Some rows of a row-major matrix, in the order asked for, as a matrix of their own. */
export function rowsAt(data: Float64Array, columns: number, rows: ArrayLike<number>): Float64Array {
  const chosen = new Float64Array(rows.length * columns);
  for (let i = 0; i < rows.length; i++) {
    const from = rows[i] * columns;
    for (let c = 0; c < columns; c++) {
      chosen[i * columns + c] = data[from + c];
    }
  }
  return chosen;
}
