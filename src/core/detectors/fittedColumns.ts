import { mean } from '../statistics/mean';

/** Rows of several series made fit for a model: columns that are mostly missing and incomplete rows left out. */
export interface FittedColumns {
  /** The columns of the model, by their place in a row of the matrix. */
  readonly columns: readonly number[];
  /** The complete rows over those columns, flat. */
  readonly rows: Float64Array;
  /** What stands for a missing value of each of the columns: its mean. */
  readonly means: Float64Array;
}

/**
 * Chooses the columns of `rows` (flat, `width` values a row, NaN where missing) that have values in at least half of
 * the rows, and the rows that are complete over them.
 */
export function fittedColumns(rows: Float64Array, width: number): FittedColumns {
  const count = rows.length / width;
  const columns: number[] = [];
  for (let column = 0; column < width; column++) {
    let present = 0;
    for (let row = 0; row < count; row++) {
      present += Number.isNaN(rows[row * width + column]) ? 0 : 1;
    }
    if (count > 0 && present * 2 >= count) {
      columns.push(column);
    }
  }
  const complete: number[] = [];
  for (let row = 0; row < count; row++) {
    const values = columns.map((column) => rows[row * width + column]);
    if (!values.some(Number.isNaN)) {
      complete.push(...values);
    }
  }
  const means = columns.map((column) =>
    mean(
      Float64Array.from({ length: count }, (_, row) => rows[row * width + column]).filter(
        (value) => !Number.isNaN(value)
      )
    )
  );
  return { columns, rows: Float64Array.from(complete), means: Float64Array.from(means) };
}
