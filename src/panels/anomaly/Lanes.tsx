import { type AbsoluteTimeRange } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useCallback, useEffect, useMemo } from 'react';

import { type LanesLook, drawLanes } from '../../charts/anomaly/drawLanes';
import {
  laneCellAt,
  type LaneCell,
  type LanesLayout,
  laneXOf,
  layoutLanes,
  stepLaneCell,
  unusualRun,
} from '../../charts/anomaly/layoutLanes';
import { type ChartTheme } from '../../charts/chartTheme';
import { withOpacity } from '../../charts/color/withOpacity';
import { type FormatValue } from '../../charts/formatValue';
import { scoreStepOf, scoreSteps } from '../../charts/marks/scoreScale';
import { formatScore } from '../../core/detectors/explain/formatScore';
import { type ExplainedAnomaly } from '../../frames/grafana/readExplainedAnomalies';
import { type DrawChart } from '../kit/chart/ChartCanvas';
import { itemActions } from '../kit/chart/itemActions';
import { MarkedChart } from '../kit/chart/MarkedChart';
import { type MarkGeometry } from '../kit/chart/useMarkInteraction';
import { type ChartRoom, useMarkedChart } from '../kit/chart/useMarkedChart';
import { judgedFrame } from './judgedFrame';
import { type Span, type ViewedSeries } from './lanesInView';
import { sampleRows } from './sampleRows';
import { texts } from './texts';
import { useSpanSweep } from './useSpanSweep';

interface LanesProps {
  readonly width: number;
  readonly laneHeight: number;
  readonly left: number;
  readonly right: number;
  readonly lanes: readonly ViewedSeries[];
  /** Lanes of other pages, too: for the lane that stands for all, downloads and screen readers. */
  readonly all: readonly ViewedSeries[];
  readonly hasOverall: boolean;
  readonly focus: string;
  readonly span: Span;
  readonly selected: Span | null;
  readonly hiddenSteps: ReadonlySet<number>;
  readonly explained: readonly ExplainedAnomaly[];
  readonly formatOf: (series: ViewedSeries) => FormatValue;
  readonly timeZone: TimeZone;
  readonly variable: string;
  readonly otherTimeMs: number | null;
  readonly onPoint: (timeMs: number | null) => void;
  readonly onFocus: (name: string) => void;
  readonly onSelect: (span: Span, name: string) => void;
  readonly onZoom: (range: AbsoluteTimeRange) => void;
}

/** Many series over time, a lane each: the highest score of each pixel. */
export function Lanes(props: LanesProps) {
  const { width, laneHeight, left, right, lanes, all, hasOverall, focus, span, selected, hiddenSteps } = props;
  const { otherTimeMs, onPoint } = props;
  const { fromMs, toMs } = span;
  const layOut = useCallback(
    ({ width: room, theme: { fontSize }, measure }: ChartRoom) => {
      const named = lanes.map(({ name, series: { times, scores } }) => ({ name, times, scores }));
      return layoutLanes(
        named,
        {
          ...{ fromMs, toMs, left, right, laneHeight },
          fontSize: Math.min(fontSize, Math.max(9, laneHeight)),
          overall: hasOverall ? { name: texts.all, of: all.map(({ series }) => series) } : undefined,
        },
        room,
        measure
      );
    },
    [lanes, all, hasOverall, fromMs, toMs, left, right, laneHeight]
  );
  const rows = lanes.length + (hasOverall ? 1 : 0);
  const chart = useMarkedChart({ width, height: rows * laneHeight }, layOut, geometryOf);
  const { layout, active } = chart;
  /** Whose the score of a cell is. */
  const viewedOf = ({ lane, column }: LaneCell): ViewedSeries | undefined =>
    layout.owners === null ? lanes[lane] : lane === 0 ? all[layout.owners[column] ?? -1] : lanes[lane - 1];
  const { theme } = chart.room;
  const sweep = useSpanSweep(chart, {
    onZoom: ({ fromMs: from, toMs: to }) => props.onZoom({ from, to }),
    onSelect: (own, cell) => props.onSelect(own, viewedOf(cell)?.name ?? focus),
    onClick: (cell) => {
      const name = viewedOf(cell)?.name ?? focus;
      const { first, last } = unusualRun(layout, cell);
      if ((layout.cells.scores[cell.lane * layout.cells.columns + cell.column] ?? 0) >= 1) {
        const msPerColumn = (toMs - fromMs) / layout.cells.columns;
        props.onSelect({ fromMs: fromMs + first * msPerColumn, toMs: fromMs + (last + 1) * msPerColumn }, name);
      } else {
        props.onFocus(name);
      }
    },
  });
  const pointedColumn = active && !sweep.gesture.isActive ? active.mark.column : null;
  useEffect(() => {
    const msPerColumn = (toMs - fromMs) / layout.cells.columns;
    onPoint(pointedColumn === null ? null : fromMs + (pointedColumn + 0.5) * msPerColumn);
  }, [pointedColumn, layout, fromMs, toMs, onPoint]);
  const focusLane = lanes.findIndex(({ name }) => name === focus);
  const look = useMemo(
    (): LanesLook => ({ hidden: hiddenSteps, focus: focusLane < 0 ? null : focusLane + (hasOverall ? 1 : 0) }),
    [hiddenSteps, focusLane, hasOverall]
  );
  const draw = useCallback(
    (context: CanvasRenderingContext2D, laidOut: LanesLayout, colors: ChartTheme, pixelRatio: number) =>
      drawLanes(context, laidOut, look, colors, pixelRatio),
    [look]
  );
  const { swept } = sweep;
  const drawAbove = useCallback<DrawChart>(
    (context) => {
      const { plot } = layout;
      const outline = swept ?? selected;
      if (outline) {
        const from = laneXOf(layout, outline.fromMs);
        const size = laneXOf(layout, outline.toMs) - from;
        context.fillStyle = withOpacity(theme.accent, swept ? 0.25 : 0);
        context.fillRect(from, plot.y, size, plot.height);
        context.strokeStyle = theme.accent;
        context.lineWidth = 1.5;
        context.strokeRect(from, plot.y + 1, size, plot.height - 2);
      }
      if (otherTimeMs !== null && otherTimeMs >= layout.fromMs && otherTimeMs <= layout.toMs) {
        context.fillStyle = theme.text;
        context.fillRect(Math.round(laneXOf(layout, otherTimeMs)), plot.y, 1, plot.height);
      }
    },
    [layout, swept, selected, otherTimeMs, theme]
  );
  const table = useMemo(
    () => ({
      caption: texts.table,
      columns: [texts.series, texts.highest, texts.unusualFor],
      rows: all.map(({ name, highest, unusualCount }) => [
        name,
        Number.isNaN(highest) ? '–' : formatScore(highest),
        String(unusualCount),
      ]),
    }),
    [all]
  );
  return (
    <MarkedChart
      chart={chart}
      gesture={sweep.gesture}
      testId="covary-anomalies"
      label={texts.chart(lanes.length)}
      draw={draw}
      drawFocus={drawCellFocus}
      drawAbove={drawAbove}
      describe={(cell, dashboard) => {
        const viewed = viewedOf(cell);
        const sample = layout.cells.samples[cell.lane * layout.cells.columns + cell.column] ?? -1;
        if (!viewed || sample < 0) {
          return { title: viewed?.name ?? '', rows: [] };
        }
        const steps = scoreSteps(theme.isDark);
        const { series } = viewed;
        return {
          ...sampleRows(viewed, sample, {
            format: props.formatOf(viewed),
            timeZone: props.timeZone,
            explained: props.explained,
            colorOf: (score) => steps[scoreStepOf(score)]?.color,
          }),
          links: () => series.field.getLinks?.({ valueRowIndex: sample }) ?? [],
          actions: itemActions({ names: [series.name], labels: [series.labels], variable: props.variable }, dashboard),
        };
      }}
      table={table}
      exportFrame={() => judgedFrame(all)}
      exportName="anomalies"
    />
  );
}

function geometryOf(layout: LanesLayout): MarkGeometry<LaneCell> {
  return {
    markAt: (x, y) => laneCellAt(layout, x, y),
    has: ({ lane, column }) => lane < layout.lanes && column < layout.cells.columns,
    step: (from, key) => stepLaneCell(layout, from, key),
    anchorOf: ({ lane, column }) => ({
      x: layout.plot.x + ((column + 0.5) / layout.cells.columns) * layout.plot.width,
      y: layout.plot.y + (lane + 0.5) * layout.laneHeight,
    }),
  };
}

function drawCellFocus(
  context: CanvasRenderingContext2D,
  layout: LanesLayout,
  cell: LaneCell,
  theme: ChartTheme
): void {
  const { plot, laneHeight, cells } = layout;
  const x = plot.x + (cell.column / cells.columns) * plot.width;
  context.strokeStyle = theme.text;
  context.lineWidth = 1;
  context.strokeRect(plot.x - 0.5, cell.lane * laneHeight + 0.5, plot.width + 1, laneHeight - 1);
  context.fillStyle = theme.text;
  context.fillRect(Math.round(x), plot.y, 1, plot.height);
}
