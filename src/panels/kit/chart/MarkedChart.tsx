import { type DataFrame, type LinkModel } from '@grafana/data';
import { usePanelContext } from '@grafana/ui';
import { type CSSProperties, type DOMAttributes, useCallback, useMemo } from 'react';

import { type ChartTheme } from '../../../charts/chartTheme';
import { type ChartAction } from './ChartActions';
import { ChartCanvas, type DrawChart } from './ChartCanvas';
import { ChartSurface } from './ChartSurface';
import { ChartTooltip, type TooltipAction, type TooltipRow } from './ChartTooltip';
import { type FilteredDashboard } from './filterActions';
import { ScreenReaderTable, type ReadableTable } from './ScreenReaderTable';
import { type ActiveMark } from './useMarkInteraction';
import { type MarkedChartState } from './useMarkedChart';

/** What is known of a mark, and what can be done with it. */
export interface MarkDescription {
  readonly title: string;
  readonly rows: readonly TooltipRow[];
  readonly note?: string | undefined;
  /** Asked for when the mark is pinned. */
  readonly links?: () => readonly LinkModel[];
  readonly actions?: readonly TooltipAction[];
}

/** What a panel does with the pointer besides pointing at marks: a brush, a line to drag. */
export interface ChartGesture {
  readonly handlers: DOMAttributes<HTMLDivElement>;
  /** While a gesture goes on no mark is brought out or told of. */
  readonly isActive: boolean;
  readonly style?: CSSProperties;
}

interface MarkedChartProps<Layout, Mark> {
  readonly chart: MarkedChartState<Layout, Mark>;
  /** Test id of the canvas. */
  readonly testId: string;
  /** Read aloud when the chart gets the focus. */
  readonly label: string;
  /** Memoised on what it draws besides the layout. */
  readonly draw: (context: CanvasRenderingContext2D, layout: Layout, theme: ChartTheme, pixelRatio: number) => void;
  /** Brings out the mark that is pointed at; memoised. */
  readonly drawFocus: (context: CanvasRenderingContext2D, layout: Layout, mark: Mark, theme: ChartTheme) => void;
  /** What lies above the chart besides: a brush, a crosshair; memoised. */
  readonly drawAbove?: DrawChart | null;
  readonly gesture?: ChartGesture;
  readonly describe: (mark: Mark, dashboard: FilteredDashboard) => MarkDescription;
  /** Whether a mark is told of before it is pinned; true by default. */
  readonly showsTooltip?: boolean;
  /** The content for screen readers; memoised. */
  readonly table: ReadableTable;
  /** What was computed, as a frame, for downloads. */
  readonly exportFrame: () => DataFrame;
  /** Beginning of the downloads' names. */
  readonly exportName: string;
  readonly actions?: readonly ChartAction[];
  /** A double click anywhere. */
  readonly onDoubleClick?: (() => void) | undefined;
}

/** The second half of every chart with marks: canvas, focus, tooltip, announcement, table, downloads. See `useMarkedChart`. */
export function MarkedChart<Layout, Mark>(props: MarkedChartProps<Layout, Mark>) {
  const { chart, gesture, draw, drawFocus, drawAbove, describe, table, showsTooltip = true } = props;
  const { room, layout, unpin } = chart;
  const { width, height, theme } = room;
  const dashboard = usePanelContext();
  const active = gesture?.isActive ? null : chart.active;
  const mark = active ? active.mark : null;
  const drawChart = useCallback<DrawChart>(
    (context, pixelRatio) => draw(context, layout, theme, pixelRatio),
    [draw, layout, theme]
  );
  const drawOverlay = useCallback<DrawChart>(
    (context, pixelRatio) => {
      drawAbove?.(context, pixelRatio);
      if (mark !== null) {
        drawFocus(context, layout, mark, theme);
      }
    },
    [drawAbove, drawFocus, layout, mark, theme]
  );
  const readable = useMemo(() => <ScreenReaderTable {...table} />, [table]);
  const description = active ? describe(active.mark, dashboard) : null;
  return (
    <ChartSurface
      width={width}
      height={height}
      label={props.label}
      announcement={active?.byKeyboard && description ? spoken(description) : undefined}
      exportFrame={props.exportFrame}
      exportName={props.exportName}
      actions={props.actions ?? []}
      onDoubleClick={props.onDoubleClick}
      {...(gesture?.handlers ?? chart.handlers)}
      style={gesture?.style ?? {}}
    >
      <ChartCanvas width={width} height={height} draw={drawChart} drawOverlay={drawOverlay} testId={props.testId} />
      {readable}
      {active && description && (showsTooltip || active.isPinned) && (
        <MarkTooltip active={active} description={description} onClose={unpin} />
      )}
    </ChartSurface>
  );
}

interface MarkTooltipProps {
  readonly active: ActiveMark<unknown>;
  readonly description: MarkDescription;
  readonly onClose: () => void;
}

function MarkTooltip({ active, description, onClose }: MarkTooltipProps) {
  const { title, rows, note, links, actions = [] } = description;
  const { clientX, clientY, isPinned } = active;
  return (
    <ChartTooltip
      title={title}
      rows={rows}
      note={note}
      clientX={clientX}
      clientY={clientY}
      isPinned={isPinned}
      links={isPinned ? (links?.() ?? []) : []}
      actions={actions}
      onClose={onClose}
    />
  );
}

function spoken({ title, rows, note }: MarkDescription): string {
  return [title, ...rows.map((row) => `${row.label} ${row.value}`), ...(note ? [note] : [])].join(', ');
}
