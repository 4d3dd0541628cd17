import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';

import { type ChoiceCurve } from './clusteredItems';

/** The numbers of the elbow chart. */
export function curveFrame(curve: ChoiceCurve): DataFrame {
  const number = (name: string, values: ArrayLike<number>) => ({
    name,
    type: FieldType.number,
    values: Array.from(values, (value) => (Number.isNaN(value) ? null : value)),
  });
  switch (curve.kind) {
    case 'inertia':
      return toDataFrame({
        name: 'elbow',
        fields: [number('k', curve.counts), number('inertia', curve.inertias), number('silhouette', curve.silhouettes)],
      });
    case 'reach':
      return toDataFrame({ name: 'reach', fields: [number('distance', curve.distances)] });
    case 'heights':
      return toDataFrame({ name: 'merges', fields: [number('k', curve.counts), number('distance', curve.heights)] });
  }
}
