import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';

import { type ArrangedMatrix } from './matrixResult';

/** The matrix as it is shown, a row a row: names first, then a number field for each column. */
export function matrixFrame(matrix: ArrangedMatrix): DataFrame {
  const columns = matrix.columns.length;
  return toDataFrame({
    name: matrix.kind,
    fields: [
      { name: 'series', type: FieldType.string, values: [...matrix.rows] },
      ...matrix.columns.map((name, column) => ({
        name,
        type: FieldType.number,
        values: matrix.rows.map((_, row) => matrix.values[row * columns + column] ?? null),
      })),
    ],
  });
}
