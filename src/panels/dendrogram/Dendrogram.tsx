import { type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo, useState } from 'react';

import { type ChartTheme } from '../../charts/chartTheme';
import { drawBranch, drawDendrogram, groupColor } from '../../charts/dendrogram/draw';
import { type DendrogramChart } from '../../charts/dendrogram/layout';
import { linkAt } from '../../charts/dendrogram/linkAt';
import { formatterOf } from '../kit/chart/formatterOf';
import { groupColors } from '../kit/chart/groupColors';
import { itemActions } from '../kit/chart/itemActions';
import { MarkedChart } from '../kit/chart/MarkedChart';
import { numberDisplay } from '../kit/chart/numberDisplay';
import { type MarkGeometry } from '../kit/chart/useMarkInteraction';
import { useMarkedChart } from '../kit/chart/useMarkedChart';
import { type ReadItems } from '../kit/items/readItems';
import { branchDetails } from './branchDetails';
import { branchLinks } from './branchLinks';
import { type ItemTree } from './buildTree';
import { coloredGroups } from './coloredGroups';
import { cutHeight } from './cutHeight';
import { groupsFrame } from './groupsFrame';
import { leavesBelow } from './leavesBelow';
import { linksBelow } from './linksBelow';
import { type DendrogramPanelOptions } from './options';
import { stepLink } from './stepLink';
import { texts } from './texts';
import { useCutDrag } from './useCutDrag';
import { useTreeLayout } from './useTreeLayout';

interface DendrogramProps extends Pick<
  PanelProps<DendrogramPanelOptions>,
  'width' | 'height' | 'fieldConfig' | 'options' | 'onOptionsChange'
> {
  readonly items: ReadItems;
  readonly itemTree: ItemTree;
}

/** A linkage tree whose branches can be pointed at, and whose cut can be dragged. */
export function Dendrogram(props: DendrogramProps) {
  const { fieldConfig, options, onOptionsChange, items, itemTree } = props;
  const { tree, leafItems } = itemTree;
  const grafanaTheme = useTheme2();
  const format = useMemo(
    () => formatterOf(numberDisplay(fieldConfig.defaults, grafanaTheme)),
    [fieldConfig.defaults, grafanaTheme]
  );
  const [draggedCut, setDraggedCut] = useState<number | null>(null);
  const cut = draggedCut ?? cutHeight(tree, options);
  const { layout, names, layOut } = useTreeLayout(props, cut, format);
  const geometryOf = useCallback(
    (chart: DendrogramChart): MarkGeometry<number> => ({
      markAt: (x, y) => linkAt(chart, x, y),
      has: (link) => link < layout.linkNodes.length,
      step: (from, key) => stepLink(tree, layout, from, key),
      anchorOf: (link) => ({ x: chart.links[link * 8 + 2] ?? 0, y: chart.links[link * 8 + 3] ?? 0 }),
    }),
    [tree, layout]
  );
  const chart = useMarkedChart(props, layOut, geometryOf);
  const above = chart.room.theme.line;
  const groups = useMemo(
    () => groupColors(options.palette, coloredGroups(layout), fieldConfig, grafanaTheme),
    [layout, options.palette, fieldConfig, grafanaTheme]
  );
  const colors = useMemo(() => ({ above, groups }), [above, groups]);
  const gesture = useCutDrag(chart.layout, chart.handlers, {
    onDrag: setDraggedCut,
    onEnd: (colorHeight) => {
      setDraggedCut(null);
      onOptionsChange({ ...options, colorBy: 'height', colorHeight });
    },
  });
  const draw = useCallback(
    (context: CanvasRenderingContext2D, laidOut: DendrogramChart, theme: ChartTheme) =>
      drawDendrogram(context, laidOut, colors, theme),
    [colors]
  );
  const drawFocus = useCallback(
    (context: CanvasRenderingContext2D, laidOut: DendrogramChart, link: number, theme: ChartTheme) =>
      drawBranch(context, laidOut, linksBelow(tree, layout, link), theme.accent),
    [tree, layout]
  );
  const table = useMemo(
    () => ({
      caption: texts.table,
      columns: ['', texts.group],
      rows: names.map((name, foot) => [name, String(layout.leafColors[foot] ?? 0)]),
    }),
    [names, layout]
  );
  return (
    <MarkedChart
      chart={chart}
      gesture={gesture}
      testId="covary-dendrogram"
      label={texts.chart(tree.leafCount, groups.length)}
      draw={draw}
      drawFocus={drawFocus}
      describe={(link, dashboard) => {
        const below = leavesBelow(tree, layout.linkNodes[link] ?? 0).map((leaf) => leafItems[leaf] ?? 0);
        const color = groupColor(colors, layout.linkColors[link] ?? 0);
        const selection = {
          names: below.map((item) => items.items[item] ?? ''),
          labels: below.map((item) => items.itemLabels[item] ?? {}),
          variable: options.variable,
        };
        return {
          ...branchDetails(layout, link, below, items, format, color),
          links: () => branchLinks(below, items.items, items.linksOf),
          actions: itemActions(selection, dashboard),
        };
      }}
      table={table}
      exportFrame={() => groupsFrame(items, itemTree, cut)}
      exportName="dendrogram"
    />
  );
}
