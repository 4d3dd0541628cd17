import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { type ChartTheme } from '../../charts/chartTheme';
import { drawBrush } from '../../charts/drawBrush';
import { isWithin } from '../../charts/isWithin';
import { drawCentreFocus, drawPointFocus, drawScatter, type ScatterLook } from '../../charts/scatter/draw';
import { layoutScatter, type ScatterLayout } from '../../charts/scatter/layout';
import { type DrawChart } from '../kit/chart/ChartCanvas';
import { MarkedChart } from '../kit/chart/MarkedChart';
import { type ChartRoom, useMarkedChart } from '../kit/chart/useMarkedChart';
import { useRectangleBrush } from '../kit/chart/useRectangleBrush';
import { type ItemFeatures } from '../kit/items/itemFeatures';
import { type ClusteredItems } from './clusteredItems';
import { type ClusterSummary } from './clusterSummaries';
import { clustersFrame } from './clustersFrame';
import { describeMark } from './describeMark';
import { type ClustersPanelOptions } from './options';
import { type ClusterMark } from './pointDetails';
import { scatterGeometry } from './scatterGeometry';
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

/** Items on a plane that can be zoomed. */
export function ClusterScatter(props: ClusterScatterProps) {
  const { options, input, clustered, summaries, look } = props;
  const grafanaTheme = useTheme2();
  const view = useMemo(
    () => scatterView(input, clustered, options, grafanaTheme),
    [input, clustered, options, grafanaTheme]
  );
  const { zoom, zoomTo, reset } = usePlaneZoom(view.axes);
  const { showHulls, pointSize } = options;
  const mayCoverPoints = options.showNames === 'always';
  const { centreReach } = look;
  const layOut = useCallback(
    ({ width, height, theme: { fontSize }, measure }: ChartRoom) => {
      const { x, y, data } = view;
      const marks = { showHulls, pointRadius: pointSize / 2, centreReach, mayCoverPoints };
      return layoutScatter(data, { x, y, zoom, ...marks, fontSize }, width, height, measure);
    },
    [view, zoom, showHulls, pointSize, centreReach, mayCoverPoints]
  );
  const geometryOf = useCallback(
    (layout: ScatterLayout) => scatterGeometry(layout, look, clustered),
    [look, clustered]
  );
  const chart = useMarkedChart(props, layOut, geometryOf);
  const { active, unpin } = chart;
  const { plane } = chart.layout;
  const { theme } = chart.room;
  const isHeld = active !== null && (active.isPinned || active.byKeyboard);
  const { brush, handlers } = useRectangleBrush(chart.handlers, {
    areaAt: (x, y) => (isWithin(plane.plot, x, y) ? { bounds: plane.plot } : null),
    onDrop: (_, rectangle) => {
      unpin();
      zoomTo(plane, rectangle);
    },
    onEscape: (wasDragging) => {
      const isZoomed = Boolean(zoom) && !wasDragging && !isHeld;
      if (isZoomed) {
        reset();
      }
      return isZoomed;
    },
  });
  const draw = useCallback(
    (context: CanvasRenderingContext2D, layout: ScatterLayout, colors: ChartTheme, pixelRatio: number) =>
      drawScatter(context, layout, look, colors, pixelRatio),
    [look]
  );
  const drawFocus = useCallback(
    (context: CanvasRenderingContext2D, layout: ScatterLayout, mark: ClusterMark, colors: ChartTheme) =>
      mark.kind === 'item'
        ? drawPointFocus(context, layout, mark.row, look, colors)
        : drawCentreFocus(context, layout, mark.cluster, look, colors),
    [look]
  );
  const drawAbove = useCallback<DrawChart>((context) => brush && drawBrush(context, brush, theme), [brush, theme]);
  const table = useMemo(() => readableClusters(input, clustered), [input, clustered]);
  const noise = summaries.find((cluster) => cluster.label < 0)?.items.length ?? 0;
  return (
    <MarkedChart
      chart={chart}
      gesture={{ handlers, isActive: brush !== null }}
      testId="covary-clusters"
      label={texts.chart(clustered.rowItems.length, clustered.isPlain ? 0 : clustered.clusterCount, noise)}
      draw={draw}
      drawFocus={drawFocus}
      drawAbove={drawAbove}
      describe={(mark, dashboard) =>
        describeMark(mark, { input, clustered, summaries, look, variable: options.variable }, grafanaTheme, dashboard)
      }
      table={table}
      exportFrame={() => clustersFrame(input, clustered)}
      exportName="clusters"
      actions={zoom ? [{ icon: 'search-minus', label: texts.resetZoom, onClick: reset }] : []}
      onDoubleClick={zoom ? reset : undefined}
    />
  );
}

function readableClusters(input: ItemFeatures, { rowItems, labels, isPlain }: ClusteredItems) {
  const leftOut = input.items.length - rowItems.length;
  return {
    caption: leftOut > 0 ? `${texts.table}. ${texts.leftOut(leftOut)}` : texts.table,
    columns: isPlain ? [texts.item] : [texts.item, texts.label],
    rows: Array.from(rowItems, (source, row) => {
      const cluster = labels[row] ?? -1;
      const name = input.items[source] ?? '';
      return isPlain ? [name] : [name, cluster < 0 ? texts.noise : String(cluster)];
    }),
  };
}
