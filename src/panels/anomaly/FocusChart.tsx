import { css } from '@emotion/css';
import { type AbsoluteTimeRange, dateTimeFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import UPlot, { type AlignedData, type Options } from 'uplot';

import { type ChartTheme } from '../../charts/chartTheme';
import { withOpacity } from '../../charts/color/withOpacity';
import { type FormatValue } from '../../charts/formatValue';
import { anomalyInk } from '../../charts/marks/anomalyInk';
import { type KnownEvent } from '../../frames/grafana/readKnownEvents';
import { drawFocusMarks } from './drawFocusMarks';
import { focusScale } from './focusScale';
import { type Span, type ViewedSeries } from './lanesInView';
import { type AnomalyPanelOptions } from './options';
import { texts } from './texts';

/** What the pointer is at in the focus. */
export interface FocusHover {
  readonly sample: number;
  readonly timeMs: number;
  readonly clientX: number;
  readonly clientY: number;
}

interface FocusChartProps {
  readonly width: number;
  readonly height: number;
  /** CSS pixels beside the plot, the same as those of the lanes above. */
  readonly left: number;
  readonly right: number;
  readonly viewed: ViewedSeries;
  readonly span: Span;
  readonly selected: Span | null;
  readonly events: readonly KnownEvent[];
  readonly options: AnomalyPanelOptions;
  readonly format: FormatValue;
  readonly theme: ChartTheme;
  readonly timeZone: TimeZone;
  /** The time that is pointed at elsewhere. */
  readonly pointedTimeMs: number | null;
  readonly onHover: (hover: FocusHover | null) => void;
  readonly onZoom: (range: AbsoluteTimeRange) => void;
  readonly onSelect: (span: Span) => void;
}

/** CSS pixels below the plot, for the times. */
export const focusAxisHeight = 22;
const shortestDrag = 4;
/** Without the 2.5 that uPlot has besides, whose labels would be rounded to uneven distances. */
const valueSteps = Array.from({ length: 64 }, (_, i) => [1, 2, 5].map((digit) => Number(`${digit}e${i - 32}`))).flat();
/** CSS pixels that a character of a time takes on the axis. */
const mostOfACharacter = 7.2;

/** One series over its band, with its anomalies: uPlot, which draws ten thousand points in a frame. */
export function FocusChart(props: FocusChartProps) {
  const { width, height, left, right, viewed, span, theme, timeZone, options, format, pointedTimeMs } = props;
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  // What is drawn and called later on is that of the newest props; uPlot itself is made anew only where it has to be.
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const { showBand, showExpected } = options;
  const config = useMemo((): Omit<Options, 'width' | 'height'> | null => {
    const ink = anomalyInk(theme.isDark);
    const ruleEdge = { show: showBand, stroke: ink.expected, width: 1, dash: [2, 3], points: { show: false } };
    const axis = {
      stroke: theme.mutedText,
      font: `${theme.fontSize}px ${theme.fontFamily}`,
      grid: { stroke: theme.grid, width: 1 },
      ticks: { stroke: theme.grid, width: 1, size: 4 },
    };
    return {
      ms: 1,
      padding: [6, right, 0, 0],
      legend: { show: false },
      tzDate: (timeMs) => UPlot.tzDate(new Date(timeMs), zoneOf(timeZone)),
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false, dist: shortestDrag } },
      scales: {
        x: { time: true, range: () => [latest.current.span.fromMs, latest.current.span.toMs] },
        y: { range: () => focusScale(latest.current.viewed.series, latest.current.span) },
      },
      axes: [
        {
          ...axis,
          size: focusAxisHeight,
          space: 70,
          values: (_, times, _axis, _space, step) => {
            const { width: whole, span: shown } = latest.current;
            const clocks = times.map((time) => clockOf(time, step, timeZone));
            const labelWidth = mostOfACharacter * Math.max(0, ...clocks.map(({ length }) => length));
            // A time at the very end would be cut.
            const share = 1 - Math.max(0, labelWidth / 2 - right) / Math.max(1, whole - left - right);
            const last = shown.fromMs + share * (shown.toMs - shown.fromMs);
            return clocks.map((clock, i) => ((times[i] ?? NaN) > last ? '' : clock));
          },
        },
        {
          ...axis,
          size: left,
          incrs: valueSteps,
          values: (_, values) => values.map((value) => latest.current.format(value)),
        },
      ],
      series: [
        {},
        { show: showBand, stroke: 'transparent', points: { show: false } },
        { show: showBand, stroke: 'transparent', points: { show: false } },
        { show: showExpected, stroke: ink.expected, width: 1, dash: [5, 4], points: { show: false } },
        ruleEdge,
        ruleEdge,
        { stroke: theme.text, width: 1.5, points: { show: false } },
      ],
      bands: showBand ? [{ series: [1, 2], fill: withOpacity(ink.expected, ink.bandOpacity) }] : [],
      hooks: {
        draw: [(drawn) => drawFocusMarks(drawn, latest.current)],
        setCursor: [(drawn) => tellHover(drawn, latest.current)],
        setSelect: [
          (drawn) => {
            const from = drawn.posToVal(drawn.select.left, 'x');
            const to = drawn.posToVal(drawn.select.left + drawn.select.width, 'x');
            drawn.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            if (isShiftHeld.current) {
              latest.current.onSelect({ fromMs: from, toMs: to });
            } else {
              latest.current.onZoom({ from, to });
            }
          },
        ],
      },
    };
  }, [theme, timeZone, left, right, showBand, showExpected]);
  const data = useMemo((): AlignedData => {
    const { times, upper, lower, expected, values, ruleBand } = viewed.series;
    const none = new Float64Array(ruleBand === undefined ? times.length : 0).fill(Number.NaN);
    return [
      times,
      upper,
      lower,
      expected,
      ruleBand?.lower ?? none,
      ruleBand?.upper ?? none,
      values.some((value) => !Number.isNaN(value)) ? values : viewed.series.scores,
    ];
  }, [viewed]);
  const isShiftHeld = useRef(false);

  useLayoutEffect(() => {
    if (holder.current === null || config === null || !canDraw()) {
      return undefined;
    }
    const made = new UPlot({ ...config, width: 100, height: 100 }, [[]], holder.current);
    plot.current = made;
    return () => {
      plot.current = null;
      made.destroy();
    };
  }, [config]);
  useLayoutEffect(() => plot.current?.setSize({ width, height }), [config, width, height]);
  useLayoutEffect(() => plot.current?.setData(data), [config, data, span]);
  // What lies over the lines alone has changed.
  useLayoutEffect(() => plot.current?.redraw(false, false), [props.selected, props.events, options, format]);
  useEffect(() => {
    const drawn = plot.current;
    if (drawn) {
      const left = pointedTimeMs === null ? -10 : drawn.valToPos(pointedTimeMs, 'x');
      drawn.setCursor({ left, top: pointedTimeMs === null ? -10 : 1 }, false);
    }
  }, [pointedTimeMs]);
  return (
    <div
      ref={holder}
      className={plotStyle}
      style={{ width, height }}
      role="img"
      aria-label={`${texts.focus}: ${viewed.name}`}
      data-testid="covary-focus"
      onMouseDownCapture={(event: MouseEvent) => {
        isShiftHeld.current = event.shiftKey;
      }}
      onMouseLeave={() => props.onHover(null)}
    />
  );
}

function tellHover(drawn: UPlot, { viewed, onHover }: FocusChartProps): void {
  const { left = -1, idx, event } = drawn.cursor;
  if (left < 0 || idx === null || idx === undefined || !event) {
    return;
  }
  const bounds = drawn.over.getBoundingClientRect();
  const timeMs = viewed.series.times[idx] ?? Number.NaN;
  onHover({ sample: idx, timeMs, clientX: bounds.left + left, clientY: event.clientY });
}

/** A browser without a canvas, or a test without one, has the sentence, the lanes' table and no drawing. */
function canDraw(): boolean {
  return document.createElement('canvas').getContext('2d') !== null && typeof Path2D !== 'undefined';
}

/** A time of the axis as finely as its ticks need it; where they are hours apart, midnight is the day that begins. */
function clockOf(timeMs: number, stepMs: number, timeZone: TimeZone): string {
  const [hourMs, dayMs] = [3_600_000, 86_400_000];
  const written = (format: string) => dateTimeFormat(timeMs, { timeZone, format });
  const clock = written(stepMs >= 60_000 ? 'HH:mm' : 'HH:mm:ss');
  return stepMs >= dayMs || (stepMs > hourMs && clock === '00:00') ? written('MM-DD') : clock;
}

function zoneOf(timeZone: TimeZone): string {
  return timeZone === 'utc'
    ? 'Etc/UTC'
    : timeZone === 'browser'
      ? Intl.DateTimeFormat().resolvedOptions().timeZone
      : timeZone;
}

/** What uPlot's own style sheet says of the parts that are used. */
const plotStyle = css({
  position: 'relative',
  '& .uplot, & .u-wrap': { position: 'relative', userSelect: 'none' },
  '& .u-under, & .u-over': { position: 'absolute' },
  '& canvas': { display: 'block', position: 'relative', width: '100%', height: '100%', letterSpacing: 'normal' },
  '& .u-over': { overflow: 'hidden' },
  '& .u-select': { position: 'absolute', pointerEvents: 'none', background: 'rgba(127, 145, 255, 0.25)' },
  '& .u-cursor-x': {
    position: 'absolute',
    left: 0,
    top: 0,
    height: '100%',
    borderRight: '1px dashed currentColor',
    pointerEvents: 'none',
    willChange: 'transform',
    zIndex: 1,
  },
  '& .u-cursor-y, & .u-cursor-pt, & .u-off': { display: 'none' },
});
