import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';

import { type ViolinShape } from '../../charts/violin/violinShape';

/** The outlines as a table: for each group the values at which its width is known, and the width. */
export function densitiesFrame(shapes: readonly ViolinShape[]): DataFrame {
  const points = shapes.flatMap((shape) =>
    Array.from(shape.support, (value, index) => ({ shape, value, width: shape.widths[index] ?? 0 }))
  );
  return toDataFrame({
    name: 'distributions',
    fields: [
      { name: 'group', type: FieldType.string, values: points.map(({ shape }) => shape.category) },
      { name: 'part', type: FieldType.string, values: points.map(({ shape }) => shape.hue ?? '') },
      { name: 'value', type: FieldType.number, values: points.map(({ value }) => value) },
      { name: 'width', type: FieldType.number, values: points.map(({ width }) => width) },
    ],
  });
}
