import { type GrafanaTheme2 } from '@grafana/data';

import { type TooltipRow } from '../kit/chart/ChartTooltip';
import { type ItemFeatures } from '../kit/items/itemFeatures';
import { type ClusteredItems } from './clusteredItems';
import { featureFormat } from './scatterView';
import { texts } from './texts';

/** What the panel can point at: an item by its row, or the centroid of a cluster. */
export type ClusterMark =
  { readonly kind: 'item'; readonly row: number } | { readonly kind: 'centroid'; readonly cluster: number };

/** Features that a tooltip lists at most. */
const listedFeatures = 12;

/** What the tooltip says of an item or a centroid. */
export function pointDetails(
  mark: ClusterMark,
  input: ItemFeatures,
  clustered: ClusteredItems,
  colorOf: (label: number) => string,
  theme: GrafanaTheme2
): { readonly title: string; readonly rows: readonly TooltipRow[]; readonly note?: string } {
  const columns = clustered.columnFeatures.length;
  const featureRows = (matrix: Float64Array, row: number): TooltipRow[] =>
    Array.from(clustered.columnFeatures.slice(0, listedFeatures), (feature, column) => ({
      label: input.features[feature] ?? '',
      value: featureFormat(input, feature, theme)(matrix[row * columns + column] ?? Number.NaN),
    }));
  if (mark.kind === 'centroid') {
    return { title: texts.centroid(mark.cluster), rows: featureRows(clustered.centroids, mark.cluster) };
  }
  const label = clustered.labels[mark.row] ?? -1;
  const width = clustered.silhouettes[mark.row] ?? Number.NaN;
  return {
    title: input.items[clustered.rowItems[mark.row] ?? 0] ?? '',
    rows: [
      ...(clustered.isPlain
        ? []
        : [{ label: texts.label, value: label < 0 ? texts.noise : String(label), color: colorOf(label) }]),
      ...featureRows(clustered.values, mark.row),
      ...(Number.isNaN(width) ? [] : [{ label: texts.silhouette, value: width.toFixed(2) }]),
    ],
    ...(label < 0 ? { note: texts.noiseNote } : {}),
  };
}
