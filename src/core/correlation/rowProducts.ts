/** Columns of the result that are computed together: their rows stay in the processor's second-level cache. */
const tile = 32;

/**
 * The products of all pairs of rows: entry (i, j) of the result is the dot product of rows i and j, flat and symmetric.
 *
 * @param data flat, `rows` rows of `length` values
 */
export function rowProducts(data: Float64Array, rows: number, length: number): Float64Array {
  const products = new Float64Array(rows * rows);
  const sums = new Float64Array(8);
  for (let tileStart = 0; tileStart < rows; tileStart += tile) {
    const tileEnd = Math.min(rows, tileStart + tile);
    for (let i = 0; i < tileEnd; i += 2) {
      const first = i * length;
      const second = Math.min(i + 1, rows - 1) * length;
      for (let j = Math.max(tileStart, i & ~3); j < tileEnd; j += 4) {
        multiplyInto(data, length, first, second, j, rows - 1, sums);
        for (let k = 0; k < 8; k++) {
          const row = i + (k >> 2);
          const column = j + (k & 3);
          if (row < rows && column < tileEnd) {
            products[row * rows + column] = sums[k];
            products[column * rows + row] = sums[k];
          }
        }
      }
    }
  }
  return products;
}

/** Two rows by four columns at a time: eight sums for six loads. */
function multiplyInto(
  data: Float64Array,
  length: number,
  first: number,
  second: number,
  column: number,
  lastRow: number,
  sumsInPlace: Float64Array
): void {
  const a = column * length;
  const b = Math.min(column + 1, lastRow) * length;
  const c = Math.min(column + 2, lastRow) * length;
  const d = Math.min(column + 3, lastRow) * length;
  let firstA = 0;
  let firstB = 0;
  let firstC = 0;
  let firstD = 0;
  let secondA = 0;
  let secondB = 0;
  let secondC = 0;
  let secondD = 0;
  for (let t = 0; t < length; t++) {
    const x = data[first + t];
    const y = data[second + t];
    const valueA = data[a + t];
    const valueB = data[b + t];
    const valueC = data[c + t];
    const valueD = data[d + t];
    firstA += x * valueA;
    firstB += x * valueB;
    firstC += x * valueC;
    firstD += x * valueD;
    secondA += y * valueA;
    secondB += y * valueB;
    secondC += y * valueC;
    secondD += y * valueD;
  }
  sumsInPlace[0] = firstA;
  sumsInPlace[1] = firstB;
  sumsInPlace[2] = firstC;
  sumsInPlace[3] = firstD;
  sumsInPlace[4] = secondA;
  sumsInPlace[5] = secondB;
  sumsInPlace[6] = secondC;
  sumsInPlace[7] = secondD;
}
