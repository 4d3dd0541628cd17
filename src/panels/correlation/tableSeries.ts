import { type SeriesMatrix } from '../../core/series/seriesMatrix';
import { type NumericColumn } from '../../frames/grafana/readTable';

/** A table's column without its field. */
export type PlainColumn = Omit<NumericColumn, 'field'>;

/** A table's columns as series: its rows are the common "times". */
export function tableSeries(columns: readonly PlainColumn[], rows: number): SeriesMatrix {
  const values = new Float64Array(columns.length * rows);
  columns.forEach((column, index) => values.set(column.values, index * rows));
  return {
    times: Float64Array.from({ length: rows }, (_, row) => row),
    stepMs: 1,
    series: columns.map(({ name }) => ({ name, labels: {}, inputRefId: '' })),
    values,
  };
}
