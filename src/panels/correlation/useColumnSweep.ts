import { type PanelProps } from '@grafana/data';
import { useCallback } from 'react';

import { withOpacity } from '../../charts/color/withOpacity';
import { type HeatmapCell } from '../../charts/heatmap/cellAt';
import { type HeatmapLayout } from '../../charts/heatmap/layout';
import { type DrawChart } from '../kit/chart/ChartCanvas';
import { type ChartGesture } from '../kit/chart/MarkedChart';
import { type MarkedChartState } from '../kit/chart/useMarkedChart';
import { useSharedCrosshair } from '../kit/chart/useSharedCrosshair';
import { type ArrangedMatrix } from './matrixResult';
import { type ColumnRange, useColumnBrush } from './useColumnBrush';

/** Where columns are intervals of time: a sweep over them zooms the dashboard, and its crosshair is shared. */
export function useColumnSweep(
  { room, layout, active, handlers }: MarkedChartState<HeatmapLayout, HeatmapCell>,
  { columnTimes }: Pick<ArrangedMatrix, 'columnTimes'>,
  onChangeTimeRange: PanelProps['onChangeTimeRange']
): { readonly gesture: ChartGesture; readonly drawAbove: DrawChart } {
  const zoom = (times: Float64Array) => (range: ColumnRange) => {
    const { from, to } = timesOf(times, range);
    onChangeTimeRange({ from, to });
  };
  const brush = useColumnBrush(layout, handlers, columnTimes ? zoom(columnTimes) : null);
  const pointedTimeMs = active && columnTimes ? (columnTimes[active.mark.column] ?? null) : null;
  const otherTimeMs = useSharedCrosshair(pointedTimeMs);
  const crosshair = columnTimes && otherTimeMs !== null ? columnAt(columnTimes, otherTimeMs) : null;
  const { range } = brush;
  const { theme } = room;
  const drawAbove = useCallback<DrawChart>(
    (context) => {
      const { plot, cellWidth } = layout;
      if (crosshair !== null) {
        context.fillStyle = theme.text;
        context.fillRect(plot.x + (crosshair + 0.5) * cellWidth, plot.y, 1, plot.height);
      }
      if (range) {
        const columns = range.last - range.first + 1;
        context.fillStyle = withOpacity(theme.accent, 0.3);
        context.fillRect(plot.x + range.first * cellWidth, plot.y, columns * cellWidth, plot.height);
      }
    },
    [range, crosshair, layout, theme]
  );
  return { gesture: { handlers: brush.handlers, isActive: range !== null }, drawAbove };
}

function timesOf(starts: Float64Array, { first, last }: ColumnRange): { readonly from: number; readonly to: number } {
  const step = (starts[1] ?? 0) - (starts[0] ?? 0);
  return { from: starts[first] ?? 0, to: (starts[last] ?? 0) + step };
}

/** The column whose interval a time lies in; null outside all of them. */
function columnAt(starts: Float64Array, timeMs: number): number | null {
  const index = starts.findLastIndex((start) => start <= timeMs);
  const step = (starts[1] ?? 0) - (starts[0] ?? 0);
  const isInside = index >= 0 && (index < starts.length - 1 || step <= 0 || timeMs < (starts[index] ?? 0) + step);
  return isInside ? index : null;
}
