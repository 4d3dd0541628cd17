import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { drawBrush } from '../../charts/drawBrush';
import { isWithin } from '../../charts/isWithin';
import { drawCentreFocus, drawPointFocus, drawScatter, type ScatterLook } from '../../charts/scatter/draw';
import { layoutScatter, type ScatterLayout } from '../../charts/scatter/layout';
import { pointAt } from '../../charts/scatter/pointAt';
import { stepPoint } from '../../charts/scatter/stepPoint';
import { ChartCanvas, type DrawChart } from '../ChartCanvas';
import { ChartSurface } from '../ChartSurface';
import { chartThemeOf } from '../chartThemeOf';
import { ChartTooltip } from '../ChartTooltip';
import { type ItemFeatures } from '../itemFeatures';
import { ScreenReaderTable } from '../ScreenReaderTable';
import { useItemActions } from '../useItemActions';
import { type MarkGeometry, useMarkInteraction } from '../useMarkInteraction';
import { useRectangleBrush } from '../useRectangleBrush';
import { useTextMeasure } from '../useTextMeasure';
import { type ClusteredItems } from './clusteredItems';
import { type ClusterSummary } from './clusterSummaries';
import { clustersFrame } from './clustersFrame';
import { type ClustersPanelOptions } from './options';
import { type ClusterMark, pointDetails } from './pointDetails';
import { scatterView } from './scatterView';
import { texts } from './texts';
import { usePlaneZoom } from './usePlaneZoom';

interface ClusterScatterProps {
  readonly width: number;
  readonly height: number;
  readonly options: ClustersPanelOptions;
  readonly input: ItemFeatures;
  readonly clustered: ClusteredItems;
  readonly summaries: readonly ClusterSummary[];
  readonly look: ScatterLook;
}

/** How far from a point the pointer may be, in CSS pixels. */
const reach = 12;

/** Items on a plane: canvas, pointer, zoom, keyboard, tooltip. */
export function ClusterScatter(props: ClusterScatterProps) {
  const { width, height, options, input, clustered, summaries, look } = props;
  const grafanaTheme = useTheme2();
  const theme = useMemo(() => chartThemeOf(grafanaTheme), [grafanaTheme]);
  const measure = useTextMeasure(theme.fontFamily);
  const view = useMemo(
    () => scatterView(input, clustered, options, grafanaTheme),
    [input, clustered, options, grafanaTheme]
  );
  const { zoom, zoomTo, reset } = usePlaneZoom(view.axes);
  const layout = useMemo(
    () =>
      layoutScatter(
        view.data,
        {
          x: view.x,
          y: view.y,
          zoom,
          showHulls: options.showHulls,
          pointRadius: options.pointSize / 2,
          centreReach: look.centreReach,
          fontSize: theme.fontSize,
        },
        width,
        height,
        measure
      ),
    [view, zoom, options.showHulls, options.pointSize, look.centreReach, theme, width, height, measure]
  );
  const draw = useCallback<DrawChart>(
    (context, pixelRatio) => drawScatter(context, layout, look, theme, pixelRatio),
    [layout, look, theme]
  );
  const geometry = useMemo<MarkGeometry<ClusterMark>>(() => {
    const { plot } = layout.plane;
    const isShown = (row: number) =>
      look.isShown(layout.groups[row] ?? -1) &&
      isWithin(plot, layout.x[row] ?? Number.NaN, layout.y[row] ?? Number.NaN);
    const centreX = layout.centres.filter((_, index) => index % 2 === 0);
    const centreY = layout.centres.filter((_, index) => index % 2 === 1);
    const isCentreShown = (cluster: number) =>
      look.isShown(cluster) && isWithin(plot, centreX[cluster] ?? Number.NaN, centreY[cluster] ?? Number.NaN);
    const itemMark = (row: number | null): ClusterMark | null => (row === null ? null : { kind: 'item', row });
    return {
      markAt: (x, y) => {
        const cluster = pointAt(centreX, centreY, x, y, look.centreReach, isCentreShown);
        return cluster !== null
          ? { kind: 'centroid', cluster }
          : itemMark(pointAt(layout.x, layout.y, x, y, reach, isShown));
      },
      step: (from, key) =>
        itemMark(stepPoint(layout.x, layout.y, from?.kind === 'item' ? from.row : null, key, isShown)),
      anchorOf: (mark) =>
        mark.kind === 'item'
          ? { x: layout.x[mark.row] ?? 0, y: layout.y[mark.row] ?? 0 }
          : { x: centreX[mark.cluster] ?? 0, y: centreY[mark.cluster] ?? 0 },
    };
  }, [layout, look]);
  const { active, unpin, handlers } = useMarkInteraction(geometry);
  const isHeld = active !== null && (active.isPinned || active.byKeyboard);
  const brush = useRectangleBrush(handlers, {
    areaAt: (x, y) => (isWithin(layout.plane.plot, x, y) ? { bounds: layout.plane.plot } : null),
    onDrop: (_, rectangle) => {
      unpin();
      zoomTo(layout.plane, rectangle);
    },
    onEscape: (wasDragging) => {
      if (zoom && !wasDragging && !isHeld) {
        reset();
      }
    },
  });
  const mark = active && isShownMark(active.mark, clustered, layout) ? active.mark : null;
  const drawOverlay = useCallback<DrawChart>(
    (context) => {
      if (brush.brush) {
        drawBrush(context, brush.brush, theme);
      } else if (mark?.kind === 'item') {
        drawPointFocus(context, layout, mark.row, look, theme);
      } else if (mark && layout.centres.length > 0) {
        drawCentreFocus(context, layout, mark.cluster, look, theme);
      }
    },
    [brush.brush, mark, layout, look, theme]
  );
  const colorOf = (label: number) => look.groups[label]?.color ?? look.ungrouped.color;
  const details = mark && !brush.brush ? pointDetails(mark, input, clustered, colorOf, grafanaTheme) : null;
  const item = mark?.kind === 'item' ? clustered.rowItems[mark.row] : undefined;
  const label = mark?.kind === 'item' ? clustered.labels[mark.row] : mark?.cluster;
  const members = summaries.find((cluster) => cluster.label === label)?.items ?? [];
  const itemActions = useItemActions(item === undefined ? null : selectionOf(input, [item], options.variable));
  const clusterActions = useItemActions(
    mark ? { ...selectionOf(input, members, options.variable), selectLabel: texts.selectCluster(members.length) } : null
  );
  const actions = [
    ...itemActions,
    ...clusterActions.filter((action) => itemActions.every((other) => other.label !== action.label)),
  ];
  const links = active?.isPinned && item !== undefined ? input.linksOf(item) : [];
  const rows = useMemo(
    () =>
      Array.from(clustered.rowItems, (source, row) => {
        const cluster = clustered.labels[row] ?? -1;
        return [input.items[source] ?? '', cluster < 0 ? texts.noise : String(cluster)];
      }),
    [clustered, input]
  );
  const exportFrame = useCallback(() => clustersFrame(input, clustered), [input, clustered]);
  const noise = summaries.find((cluster) => cluster.label < 0)?.items.length ?? 0;
  const leftOut = input.items.length - clustered.rowItems.length;
  return (
    <ChartSurface
      width={width}
      height={height}
      label={texts.chart(clustered.rowItems.length, clustered.clusterCount, noise)}
      announcement={
        active?.byKeyboard && details
          ? [details.title, ...details.rows.map((row) => `${row.label} ${row.value}`)].join(', ')
          : undefined
      }
      exportFrame={exportFrame}
      exportName="clusters"
      actions={zoom ? [{ icon: 'search-minus', label: texts.resetZoom, onClick: reset }] : []}
      onDoubleClick={zoom ? reset : undefined}
      {...brush.handlers}
    >
      <ChartCanvas width={width} height={height} draw={draw} drawOverlay={drawOverlay} testId="covary-clusters" />
      <ScreenReaderTable
        caption={leftOut > 0 ? `${texts.table}. ${texts.leftOut(leftOut)}` : texts.table}
        columns={[texts.item, texts.label]}
        rows={rows}
      />
      {active && details && (
        <ChartTooltip
          {...details}
          clientX={active.clientX}
          clientY={active.clientY}
          isPinned={active.isPinned}
          links={links}
          actions={actions}
          onClose={unpin}
        />
      )}
    </ChartSurface>
  );
}

/** A pinned mark may be gone, or out of a zoomed view, when new data arrives. */
function isShownMark(mark: ClusterMark, clustered: ClusteredItems, { plane, x, y, centres }: ScatterLayout): boolean {
  const [placeX, placeY] =
    mark.kind === 'item' ? [x[mark.row], y[mark.row]] : [centres[2 * mark.cluster], centres[2 * mark.cluster + 1]];
  const isThere = mark.kind === 'item' ? mark.row < clustered.rowItems.length : mark.cluster < clustered.clusterCount;
  return isThere && isWithin(plane.plot, placeX ?? Number.NaN, placeY ?? Number.NaN);
}

function selectionOf(input: ItemFeatures, items: readonly number[], variable: string) {
  return {
    names: items.map((item) => input.items[item] ?? ''),
    labels: items.map((item) => input.itemLabels[item] ?? {}),
    variable,
  };
}
