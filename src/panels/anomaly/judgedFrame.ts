import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';

import { type ViewedSeries } from './lanesInView';

/** All judged values as one long table, for downloads. */
export function judgedFrame(viewed: readonly ViewedSeries[]): DataFrame {
  const column = (of: (series: ViewedSeries['series']) => Float64Array) =>
    viewed.flatMap(({ series }) => Array.from(of(series), (value) => (Number.isNaN(value) ? null : value)));
  return createDataFrame({
    name: 'anomalies',
    fields: [
      { name: 'time', type: FieldType.time, values: column(({ times }) => times) },
      {
        name: 'series',
        type: FieldType.string,
        values: viewed.flatMap(({ series }) => Array.from(series.times, () => series.name)),
      },
      { name: 'value', type: FieldType.number, values: column(({ values }) => values) },
      { name: 'expected', type: FieldType.number, values: column(({ expected }) => expected) },
      { name: 'lower', type: FieldType.number, values: column(({ lower }) => lower) },
      { name: 'upper', type: FieldType.number, values: column(({ upper }) => upper) },
      { name: 'score', type: FieldType.number, values: column(({ scores }) => scores) },
    ],
  });
}
