import { type ColumnScaler, presentColumn } from './columnScaler';

/**
 * Centres each column on its mean and divides by its population standard deviation (sklearn's StandardScaler). Missing
 * values are left out; a column whose spread is no more than rounding of its mean is divided by 1, and centred on its
 * value if it is constant.
 *
 * @param data row-major, `columns` values a row
 */
export function standardScaler(data: Float64Array, columns: number): ColumnScaler {
  const centres = new Float64Array(columns);
  const scales = new Float64Array(columns);
  for (let c = 0; c < columns; c++) {
    const values = presentColumn(data, columns, c);
    const centre = columnSum(values, columns) / values.length;
    let squares = 0;
    let remainder = 0;
    for (let i = 0; i < values.length; i++) {
      const difference = values[i] - centre;
      squares += difference * difference;
      remainder += difference;
    }
    const count = values.length;
    const variance = (squares - (remainder * remainder) / count) / count;
    // Rounding of the mean alone gives a constant column a variance of about this much.
    const noise = count * Number.EPSILON * variance + (count * centre * Number.EPSILON) ** 2;
    centres[c] = count === 0 ? 0 : centre;
    scales[c] = variance > noise ? Math.sqrt(variance) : 1;
  }
  return { centres, scales };
}

/**
 * The sum as numpy adds it up, so that the scaled values agree with sklearn's even where rounding of the mean shows (a
 * small spread at a great offset): along a single column in eight interleaved sums, halves of long ones first, else
 * row by row.
 */
function columnSum(values: Float64Array, columns: number): number {
  const count = values.length;
  if (columns > 1 || count < 8) {
    return values.reduce((sum, value) => sum + value, 0);
  }
  if (count > 128) {
    const half = (count >> 1) - ((count >> 1) % 8);
    return columnSum(values.subarray(0, half), 1) + columnSum(values.subarray(half), 1);
  }
  const sums = values.slice(0, 8);
  const whole = count - (count % 8);
  for (let i = 8; i < whole; i++) {
    sums[i % 8] += values[i];
  }
  let sum = sums[0] + sums[1] + (sums[2] + sums[3]) + (sums[4] + sums[5] + (sums[6] + sums[7]));
  for (let i = whole; i < count; i++) {
    sum += values[i];
  }
  return sum;
}
