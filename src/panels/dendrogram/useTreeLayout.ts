import { type PanelProps } from '@grafana/data';
import { useCallback, useMemo } from 'react';

import { type DendrogramChart, layoutDendrogram } from '../../charts/dendrogram/layout';
import { dendrogramLayout, type DendrogramLayout } from '../../core/clustering/trees/dendrogramLayout';
import { type ChartRoom } from '../kit/chart/useMarkedChart';
import { type ReadItems } from '../kit/items/readItems';
import { linkageName } from '../kit/options/linkageChoices';
import { metricName } from '../kit/options/metricChoices';
import { type ItemTree } from './buildTree';
import { type DendrogramPanelOptions } from './options';
import { texts } from './texts';

interface ShownTree extends Pick<PanelProps<DendrogramPanelOptions>, 'fieldConfig' | 'options'> {
  readonly items: ReadItems;
  readonly itemTree: ItemTree;
}

interface TreeLayout {
  readonly layout: DendrogramLayout;
  /** What stands at the foot of each leaf. */
  readonly names: readonly string[];
  readonly layOut: (room: ChartRoom) => DendrogramChart;
}

/** A tree in the order and the colours of its cut, and how it is placed in a room. */
export function useTreeLayout(
  { fieldConfig, options, items, itemTree }: ShownTree,
  cut: number,
  format: (value: number) => string
): TreeLayout {
  const { tree, leafItems, metric } = itemTree;
  const { truncation, truncateTo, sort, showLeafCounts } = options;
  const layout = useMemo(
    () =>
      dendrogramLayout(tree, {
        colorThreshold: cut,
        sort,
        ...(truncation === 'lastp' ? { truncation: { mode: 'lastp', leaves: truncateTo } } : {}),
        ...(truncation === 'level' ? { truncation: { mode: 'level', levels: truncateTo } } : {}),
      }),
    [tree, cut, sort, truncation, truncateTo]
  );
  const names = useMemo(() => {
    const countOf = (foot: number) => (showLeafCounts ? `(${layout.leafSizes[foot] ?? 0})` : '');
    return Array.from(layout.leaves, (node, foot) =>
      node < tree.leafCount ? (items.items[leafItems[node] ?? 0] ?? '') : countOf(foot)
    );
  }, [layout, tree, items, leafItems, showLeafCounts]);
  const maxHeight = fieldConfig.defaults.max ?? null;
  const layOut = useCallback(
    ({ width, height, theme: { fontSize }, measure }: ChartRoom) => {
      const axisTitle = texts.axis(metricName(metric), linkageName(options.method));
      const cutLine = options.showCut ? cut : null;
      const laidOut = { ...options, axisTitle, cutHeight: cutLine, maxHeight, formatDistance: format, fontSize };
      return layoutDendrogram(layout, names, laidOut, width, height, measure);
    },
    [layout, names, options, metric, cut, format, maxHeight]
  );
  return { layout, names, layOut };
}
