import { dateTimeFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import type UPlot from 'uplot';

import { type ChartTheme } from '../../charts/chartTheme';
import { withOpacity } from '../../charts/color/withOpacity';
import { anomalyInk } from '../../charts/marks/anomalyInk';
import { type KnownEvent } from '../../frames/grafana/readKnownEvents';
import { anomalyRuns } from './anomalyRuns';
import { type Span, type ViewedSeries } from './lanesInView';
import { type AnomalyPanelOptions } from './options';

interface FocusMarks {
  readonly viewed: ViewedSeries;
  readonly span: Span;
  readonly selected: Span | null;
  readonly events: readonly KnownEvent[];
  readonly options: AnomalyPanelOptions;
  readonly theme: ChartTheme;
  readonly timeZone: TimeZone;
}

/** Draws what lies over the line: anomalies ●, onsets ▼ with their times, known events ◆, the selected span. */
export function drawFocusMarks(plot: UPlot, marks: FocusMarks): void {
  const { ctx, bbox } = plot;
  const ratio = window.devicePixelRatio || 1;
  const x = (timeMs: number) => plot.valToPos(timeMs, 'x', true);
  ctx.save();
  ctx.letterSpacing = '0px';
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  if (marks.options.showEvents) {
    drawEvents(ctx, bbox, x, marks, ratio);
  }
  if (marks.options.showAnomalies) {
    drawAnomalies(plot, marks, ratio);
  }
  if (marks.selected) {
    const from = x(marks.selected.fromMs);
    ctx.strokeStyle = marks.theme.accent;
    ctx.lineWidth = 1.5 * ratio;
    ctx.strokeRect(from, bbox.top, x(marks.selected.toMs) - from, bbox.height);
  }
  ctx.restore();
}

function drawEvents(
  ctx: CanvasRenderingContext2D,
  bbox: UPlot.BBox,
  x: (timeMs: number) => number,
  { events, span, theme }: FocusMarks,
  ratio: number
): void {
  const bottom = bbox.top + bbox.height;
  const ink = anomalyInk(theme.isDark);
  ctx.font = `${11 * ratio}px ${theme.fontFamily}`;
  ctx.textBaseline = 'bottom';
  ctx.textAlign = 'left';
  // A text is there as a whole or not at all: the tooltip has it in any case.
  const right = bbox.left + bbox.width;
  const seen = events
    .filter(({ startMs, endMs }) => endMs >= span.fromMs && startMs <= span.toMs)
    .sort((a, b) => a.startMs - b.startMs);
  for (const [index, { startMs, endMs, text, kind }] of seen.entries()) {
    const from = x(startMs);
    const to = x(endMs);
    if (kind !== 'change' && to > from) {
      ctx.fillStyle = kind === 'incident' ? withOpacity(ink.anomaly, 0.12) : withOpacity(theme.mutedText, 0.14);
      ctx.fillRect(from, bbox.top, to - from, bbox.height);
    }
    ctx.strokeStyle = theme.mutedText;
    ctx.lineWidth = ratio;
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(from, bbox.top);
    ctx.lineTo(from, bottom);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillStyle = theme.mutedText;
    diamond(ctx, from, bottom - 5 * ratio, 4 * ratio);
    ctx.fill();
    const next = seen[index + 1];
    const end = from + 7 * ratio + ctx.measureText(text).width;
    if (end <= (next === undefined ? right : Math.min(right, x(next.startMs) - 4 * ratio))) {
      ctx.fillText(text, from + 7 * ratio, bottom - ratio);
    }
  }
}

function drawAnomalies(plot: UPlot, { viewed, span, theme, timeZone }: FocusMarks, ratio: number): void {
  const { ctx, bbox } = plot;
  const { series } = viewed;
  const ink = anomalyInk(theme.isDark);
  const isByScore = !series.values.some((value) => !Number.isNaN(value));
  const heightOf = (sample: number) =>
    plot.valToPos((isByScore ? series.scores[sample] : series.values[sample]) ?? Number.NaN, 'y', true);
  ctx.fillStyle = ink.anomaly;
  const xOf = (sample: number) => plot.valToPos(series.times[sample] ?? 0, 'x', true);
  // Times that would lie over each other, or over dots, are left out: the marks stay.
  let freeFrom = -Infinity;
  let dotsTo = -Infinity;
  const runs = anomalyRuns(series, span);
  for (const [index, { first, last }] of runs.entries()) {
    const onset = xOf(first);
    const next = runs[index + 1];
    ctx.strokeStyle = withOpacity(ink.anomaly, 0.8);
    ctx.lineWidth = ratio;
    ctx.beginPath();
    ctx.moveTo(onset, bbox.top);
    ctx.lineTo(onset, bbox.top + bbox.height);
    ctx.stroke();
    ctx.fillStyle = ink.anomaly;
    ctx.beginPath();
    ctx.moveTo(onset - 4 * ratio, bbox.top);
    ctx.lineTo(onset + 4 * ratio, bbox.top);
    ctx.lineTo(onset, bbox.top + 6 * ratio);
    ctx.fill();
    ctx.font = `${11 * ratio}px ${theme.fontFamily}`;
    ctx.textBaseline = 'top';
    ctx.textAlign = 'left';
    const time = dateTimeFormat(series.times[first] ?? 0, { timeZone, format: 'HH:mm' });
    const length = ctx.measureText(time).width;
    // Before the onset, where no dots of its anomaly lie; else after it, as far as the next one.
    const before = onset - 7 * ratio - length;
    const isFree = before >= Math.max(bbox.left, freeFrom, dotsTo);
    const from = isFree ? before : onset + 7 * ratio;
    const end = next === undefined ? bbox.left + bbox.width : xOf(next.first) - 4 * ratio;
    if (from >= freeFrom && (isFree || from + length <= end)) {
      ctx.fillText(time, from, bbox.top);
      freeFrom = from + length + 4 * ratio;
    }
    dotsTo = xOf(last) + 5 * ratio;
    drawDots(plot, first, last, viewed, heightOf, theme.background, ratio);
  }
}

/** Of the dots in one pixel column the one of the highest score: a thousand anomalies stay as many dots as can be seen. */
function drawDots(
  { ctx, valToPos }: UPlot,
  first: number,
  last: number,
  { series }: ViewedSeries,
  heightOf: (sample: number) => number,
  ground: string,
  ratio: number
): void {
  let waiting = first;
  let column = Math.round(valToPos(series.times[first] ?? 0, 'x', true));
  const put = (sample: number) => {
    const radius = dotRadius(series.scores[sample] ?? 1) * ratio;
    ctx.beginPath();
    ctx.arc(column, heightOf(sample), radius, 0, 2 * Math.PI);
    ctx.fill();
    ctx.strokeStyle = ground;
    ctx.lineWidth = ratio;
    ctx.stroke();
  };
  for (let sample = first + 1; sample <= last; sample++) {
    if (!((series.scores[sample] ?? 0) >= 1)) {
      continue;
    }
    const own = Math.round(valToPos(series.times[sample] ?? 0, 'x', true));
    if (own === column) {
      waiting = (series.scores[sample] ?? 0) > (series.scores[waiting] ?? 0) ? sample : waiting;
      continue;
    }
    put(waiting);
    waiting = sample;
    column = own;
  }
  put(waiting);
}

/** CSS pixels: from 2.5 at the limit to 4.5 at five times it. */
function dotRadius(score: number): number {
  return 2.5 + 2 * Math.min(1, Math.max(0, (score - 1) / 4));
}

function diamond(ctx: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  ctx.beginPath();
  ctx.moveTo(x, y - reach);
  ctx.lineTo(x + reach, y);
  ctx.lineTo(x, y + reach);
  ctx.lineTo(x - reach, y);
  ctx.closePath();
}
