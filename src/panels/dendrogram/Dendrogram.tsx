import { type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo, useState } from 'react';

import { drawBranch, drawDendrogram, groupColor } from '../../charts/dendrogram/draw';
import { layoutDendrogram } from '../../charts/dendrogram/layout';
import { linkAt } from '../../charts/dendrogram/linkAt';
import { dendrogramLayout } from '../../core/clustering/dendrogramLayout';
import { ChartCanvas, type DrawChart } from '../ChartCanvas';
import { ChartSurface } from '../ChartSurface';
import { chartThemeOf } from '../chartThemeOf';
import { ChartTooltip } from '../ChartTooltip';
import { formatterOf } from '../formatterOf';
import { groupColors } from '../groupColors';
import { linkageName } from '../linkageChoices';
import { metricName } from '../metricChoices';
import { numberDisplay } from '../numberDisplay';
import { type ReadItems } from '../readItems';
import { ScreenReaderTable } from '../ScreenReaderTable';
import { useItemActions } from '../useItemActions';
import { type MarkGeometry, useMarkInteraction } from '../useMarkInteraction';
import { useTextMeasure } from '../useTextMeasure';
import { branchDetails } from './branchDetails';
import { branchLinks } from './branchLinks';
import { coloredGroups } from './coloredGroups';
import { type ItemTree } from './buildTree';
import { cutHeight } from './cutHeight';
import { groupsFrame } from './groupsFrame';
import { leavesBelow } from './leavesBelow';
import { linksBelow } from './linksBelow';
import { type DendrogramPanelOptions } from './options';
import { stepLink } from './stepLink';
import { texts } from './texts';
import { useCutDrag } from './useCutDrag';

interface DendrogramProps extends Pick<
  PanelProps<DendrogramPanelOptions>,
  'width' | 'height' | 'fieldConfig' | 'options' | 'onOptionsChange'
> {
  readonly items: ReadItems;
  readonly itemTree: ItemTree;
}

/** A linkage tree whose branches can be pointed at, and whose cut can be dragged. */
export function Dendrogram(props: DendrogramProps) {
  const { width, height, fieldConfig, options, onOptionsChange, items, itemTree } = props;
  const grafanaTheme = useTheme2();
  const theme = useMemo(() => chartThemeOf(grafanaTheme), [grafanaTheme]);
  const measure = useTextMeasure(theme.fontFamily);
  const format = useMemo(
    () => formatterOf(numberDisplay(fieldConfig.defaults, grafanaTheme)),
    [fieldConfig.defaults, grafanaTheme]
  );

  const { tree, leafItems } = itemTree;
  const [draggedCut, setDraggedCut] = useState<number | null>(null);
  const cut = draggedCut ?? cutHeight(tree, options);
  const { truncation, truncateTo, sort } = options;
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
  const names = useMemo(
    () =>
      Array.from(layout.leaves, (node, foot) =>
        node < tree.leafCount
          ? (items.items[leafItems[node] ?? 0] ?? '')
          : options.showLeafCounts
            ? `(${layout.leafSizes[foot] ?? 0})`
            : ''
      ),
    [layout, tree, items, leafItems, options.showLeafCounts]
  );
  const chart = useMemo(
    () =>
      layoutDendrogram(
        layout,
        names,
        {
          ...options,
          axisTitle: texts.axis(metricName(itemTree.metric), linkageName(options.method)),
          cutHeight: options.showCut ? cut : null,
          maxHeight: fieldConfig.defaults.max ?? null,
          formatDistance: format,
          fontSize: theme.fontSize,
        },
        width,
        height,
        measure
      ),
    [layout, names, options, itemTree.metric, cut, format, fieldConfig.defaults.max, theme, width, height, measure]
  );
  const colors = useMemo(
    () => ({
      above: theme.line,
      groups: groupColors(options.palette, coloredGroups(layout), fieldConfig, grafanaTheme),
    }),
    [layout, options.palette, fieldConfig, theme, grafanaTheme]
  );
  const draw = useCallback<DrawChart>(
    (context) => drawDendrogram(context, chart, colors, theme),
    [chart, colors, theme]
  );

  const geometry = useMemo<MarkGeometry<number>>(
    () => ({
      markAt: (x, y) => linkAt(chart, x, y),
      step: (from, key) => stepLink(tree, layout, from, key),
      anchorOf: (link) => ({ x: chart.links[link * 8 + 2] ?? 0, y: chart.links[link * 8 + 3] ?? 0 }),
    }),
    [chart, tree, layout]
  );
  const { active, unpin, handlers } = useMarkInteraction(geometry);
  const drag = useCutDrag(chart, handlers, {
    onDrag: setDraggedCut,
    onEnd: (colorHeight) => {
      setDraggedCut(null);
      onOptionsChange({ ...options, colorBy: 'height', colorHeight });
    },
  });
  const link = active && active.mark < layout.linkNodes.length ? active.mark : null;
  const drawOverlay = useCallback<DrawChart>(
    (context) => {
      if (link !== null) {
        drawBranch(context, chart, linksBelow(tree, layout, link), theme.accent);
      }
    },
    [link, chart, tree, layout, theme]
  );
  const branchItems =
    link === null ? [] : leavesBelow(tree, layout.linkNodes[link] ?? 0).map((leaf) => leafItems[leaf] ?? 0);
  const details =
    link === null
      ? null
      : branchDetails(layout, link, branchItems, items, format, groupColor(colors, layout.linkColors[link] ?? 0));
  const actions = useItemActions(
    link === null
      ? null
      : {
          names: branchItems.map((item) => items.items[item] ?? ''),
          labels: branchItems.map((item) => items.itemLabels[item] ?? {}),
          variable: options.variable,
        }
  );
  const frame = useMemo(() => () => groupsFrame(items, itemTree, cut), [items, itemTree, cut]);

  return (
    <ChartSurface
      width={width}
      height={height}
      label={texts.chart(tree.leafCount, colors.groups.length)}
      announcement={
        active?.byKeyboard && details
          ? [details.title, ...details.rows.map((row) => `${row.label} ${row.value}`)].join(', ')
          : undefined
      }
      exportFrame={frame}
      exportName="dendrogram"
      {...drag.handlers}
      style={drag.isNearCut ? { cursor: drag.cursor } : {}}
    >
      <ChartCanvas width={width} height={height} draw={draw} drawOverlay={drawOverlay} testId="covary-dendrogram" />
      <ScreenReaderTable
        caption={texts.table}
        columns={['', texts.group]}
        rows={names.map((name, foot) => [name, String(layout.leafColors[foot] ?? 0)])}
      />
      {active && details && !drag.isDragging && (
        <ChartTooltip
          {...details}
          clientX={active.clientX}
          clientY={active.clientY}
          isPinned={active.isPinned}
          links={active.isPinned ? branchLinks(branchItems, items.items, items.linksOf) : []}
          actions={actions}
          onClose={unpin}
        />
      )}
    </ChartSurface>
  );
}
