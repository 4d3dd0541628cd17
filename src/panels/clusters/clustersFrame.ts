import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';

import { type ItemFeatures } from '../kit/items/itemFeatures';
import { type ClusteredItems } from './clusteredItems';

/** The items with their clusters (−1 is noise) and silhouettes, where there are any, and features. */
export function clustersFrame(input: ItemFeatures, clustered: ClusteredItems): DataFrame {
  const { rowItems, columnFeatures, labels, silhouettes, values, isPlain } = clustered;
  const columns = columnFeatures.length;
  const groupFields = [
    { name: 'cluster', type: FieldType.number, values: Array.from(labels) },
    {
      name: 'silhouette',
      type: FieldType.number,
      values: Array.from(silhouettes, (width) => (Number.isNaN(width) ? null : width)),
    },
  ];
  return toDataFrame({
    name: 'clusters',
    fields: [
      { name: 'item', type: FieldType.string, values: Array.from(rowItems, (item) => input.items[item] ?? '') },
      ...(isPlain ? [] : groupFields),
      ...Array.from(columnFeatures, (feature, column) => ({
        name: input.features[feature] ?? '',
        type: FieldType.number,
        config: input.featureFields[feature]?.config ?? {},
        values: Array.from(rowItems, (_, row) => values[row * columns + column] ?? null),
      })),
    ],
  });
}
