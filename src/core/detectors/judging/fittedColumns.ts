import { mean } from '../../statistics/mean';
import { presentValues } from '../../statistics/presentValues';

/** A column of fewer values than this, and in less than half of the rows, is no part of a model. */
const fewestValues = 300;

/** Rows of several series made fit for a model: columns with too few values and incomplete rows left out. */
export interface FittedColumns {
  /** The columns of the model, by their place in a row of the matrix. */
  readonly columns: readonly number[];
  /** The complete rows over those columns, flat. */
  readonly rows: Float64Array;
  /** What stands for a missing value of each of the columns: its mean. */
  readonly means: Float64Array;
}

/**
 * Chooses the columns of `rows` (flat, `width` values a row, NaN where missing) that have values in at least half of the rows, and the
 * rows that are complete over them. A column that began later, but has 300 values by now, is part of the model, too: where it is missing,
 * its values of other rows stand in by turns, so that it scatters as it does.
 */
export function fittedColumns(rows: Float64Array, width: number): FittedColumns {
  const count = rows.length / width;
  const present = Array.from({ length: width }, (_, column) =>
    presentValues(Float64Array.from({ length: count }, (__, row) => rows[row * width + column]))
  );
  const isUsual = present.map((values) => count > 0 && values.length * 2 >= count);
  const columns = present.flatMap((values, column) =>
    isUsual[column] || values.length >= fewestValues ? [column] : []
  );
  const complete: number[] = [];
  for (let row = 0; row < count; row++) {
    const isComplete = columns.every((column) => !isUsual[column] || !Number.isNaN(rows[row * width + column]));
    if (isComplete) {
      for (const column of columns) {
        const value = rows[row * width + column];
        complete.push(Number.isNaN(value) ? present[column][row % present[column].length] : value);
      }
    }
  }
  return {
    columns,
    rows: Float64Array.from(complete),
    means: Float64Array.from(columns, (column) => mean(present[column])),
  };
}
