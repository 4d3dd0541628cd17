import { type MatrixResult } from './matrixResult';
import { type PlainColumn } from './tableSeries';

/** A table as it is: a row a row, a column a column. */
export function tableValues(columns: readonly PlainColumn[], rowNames: readonly string[]): MatrixResult {
  const values = new Float64Array(rowNames.length * columns.length);
  columns.forEach((column, index) => {
    for (let row = 0; row < rowNames.length; row++) {
      values[row * columns.length + index] = column.values[row] ?? Number.NaN;
    }
  });
  return {
    kind: 'values',
    method: null,
    rows: rowNames,
    columns: columns.map((column) => column.name),
    values,
    details: {},
  };
}
