import { type DisplayValue } from '@grafana/data';

import { type ClusterSummary } from './clusterSummaries';
import { texts } from './texts';

/** What the legend says of a cluster: `items`, `share` (of all clustered items) and `silhouette` where it is defined. */
export function summaryValues(
  { items, meanSilhouette }: ClusterSummary,
  itemCount: number,
  calcs: readonly string[]
): DisplayValue[] {
  const share = (100 * items.length) / itemCount;
  const values: Readonly<Record<string, DisplayValue>> = {
    items: { title: texts.count, text: String(items.length), numeric: items.length },
    share: { title: texts.share, text: share.toFixed(share < 10 ? 1 : 0), suffix: ' %', numeric: share },
    ...(Number.isNaN(meanSilhouette)
      ? {}
      : { silhouette: { title: texts.silhouette, text: meanSilhouette.toFixed(2), numeric: meanSilhouette } }),
  };
  return calcs.flatMap((id) => values[id] ?? []);
}
