import { type SeriesIdentity } from '../../../core/series/seriesMatrix';
import { type NumberField, type WireFrame } from '../../../frames/schema/wireFrame';
import { anomalyFields } from '../analyses/anomaly/anomalyFields';
import { uniqueNames } from '../uniqueNames';
import { type JudgedRow } from './anomalyStream';

/** Judged rows as one wide frame: a live channel has one frame, so names tell the series apart. */
export function rowsFrame(series: readonly SeriesIdentity[], rows: readonly JudgedRow[]): WireFrame {
  const names = uniqueNames(series.map(({ name }) => name));
  const column = (s: number, of: (row: JudgedRow) => Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => of(row)[s] ?? NaN);
  return {
    name: 'anomalies',
    meta: { type: 'timeseries-wide', typeVersion: [0, 1] },
    fields: [
      { name: 'time', type: 'time', values: Float64Array.from(rows, ({ timeMs }) => timeMs) },
      ...series.flatMap(({ labels }, s): readonly NumberField[] => {
        const name = names[s] ?? '';
        return anomalyFields(name, labels, {
          value: column(s, ({ value }) => value),
          expected: column(s, ({ expected }) => expected),
          lower: column(s, ({ lower }) => lower),
          upper: column(s, ({ upper }) => upper),
          score: column(s, ({ score }) => score),
        }).map((field) => ({ ...field, name: field.config?.displayNameFromDS ?? field.name }));
      }),
    ],
  };
}
