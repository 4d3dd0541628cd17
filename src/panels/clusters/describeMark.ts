import { type GrafanaTheme2 } from '@grafana/data';

import { type ScatterLook } from '../../charts/scatter/draw';
import { type FilteredDashboard } from '../kit/chart/filterActions';
import { itemActions, type ItemSelection } from '../kit/chart/itemActions';
import { type MarkDescription } from '../kit/chart/MarkedChart';
import { type ItemFeatures } from '../kit/items/itemFeatures';
import { type ClusteredItems } from './clusteredItems';
import { type ClusterSummary } from './clusterSummaries';
import { type ClusterMark, pointDetails } from './pointDetails';
import { texts } from './texts';

interface DescribedClusters {
  readonly input: ItemFeatures;
  readonly clustered: ClusteredItems;
  readonly summaries: readonly ClusterSummary[];
  readonly look: ScatterLook;
  /** Dashboard variable that items' names go to. */
  readonly variable: string;
}

/** What is known of an item or a centroid, and what can be done with the item and with its cluster. */
export function describeMark(
  mark: ClusterMark,
  { input, clustered, summaries, look, variable }: DescribedClusters,
  theme: GrafanaTheme2,
  dashboard: FilteredDashboard
): MarkDescription {
  const colorOf = (label: number) => look.groups[label]?.color ?? look.ungrouped.color;
  const item = mark.kind === 'item' ? clustered.rowItems[mark.row] : undefined;
  const label = mark.kind === 'item' ? clustered.labels[mark.row] : mark.cluster;
  const members = summaries.find((cluster) => cluster.label === label)?.items ?? [];
  const forItem = item === undefined ? [] : itemActions(selectionOf(input, [item], variable), dashboard);
  const ofCluster = { ...selectionOf(input, members, variable), selectLabel: texts.selectCluster(members.length) };
  const forCluster = clustered.isPlain ? [] : itemActions(ofCluster, dashboard);
  return {
    ...pointDetails(mark, input, clustered, colorOf, theme),
    links: () => (item === undefined ? [] : input.linksOf(item)),
    actions: [...forItem, ...forCluster.filter((action) => forItem.every((other) => other.label !== action.label))],
  };
}

function selectionOf(input: ItemFeatures, items: readonly number[], variable: string): ItemSelection {
  return {
    names: items.map((item) => input.items[item] ?? ''),
    labels: items.map((item) => input.itemLabels[item] ?? {}),
    variable,
  };
}
