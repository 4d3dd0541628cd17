import { type ReadableTable } from '../kit/chart/ScreenReaderTable';
import { type ArrangedMatrix } from './matrixResult';
import { texts } from './texts';

/** Rows and columns that a screen reader is given at most: the export has them all. */
const readableLimit = 50;

/** A matrix in words. */
export function readableMatrix(matrix: ArrangedMatrix, format: (value: number) => string): ReadableTable {
  const columns = matrix.columns.length;
  const shown = Math.min(columns, readableLimit);
  return {
    caption: texts.kinds[matrix.kind],
    columns: ['', ...matrix.columns.slice(0, readableLimit)],
    rows: matrix.rows.slice(0, readableLimit).map((name, row) => {
      const values = matrix.values.subarray(row * columns, row * columns + shown);
      return [name, ...Array.from(values, (value) => format(value))];
    }),
  };
}
