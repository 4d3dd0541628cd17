/** A series as it is drawn over what was expected of it; NaN where there is no number, all of the same length. */
export interface BandGraphSeries {
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Above 1 a point is unusual. */
  readonly scores: Float64Array;
}

/** What is marked beside the series. */
export interface BandGraphMarks {
  /** The time of an incident. */
  readonly window?: { readonly fromMs: number; readonly toMs: number };
  /** What it is compared with. */
  readonly baseline?: { readonly fromMs: number; readonly toMs: number };
  /** When the change began. */
  readonly onsetMs?: number;
}

/** Where everything of a graph lies, in pixels; paths are those of SVG. */
export interface BandGraphLayout {
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly line: string;
  readonly band: string;
  readonly points: ReadonlyArray<{ readonly x: number; readonly y: number }>;
  /** Cut to the graph; undefined where nothing of it lies inside. */
  readonly window: { readonly x: number; readonly width: number } | undefined;
  readonly baseline: { readonly x: number; readonly width: number } | undefined;
  readonly onsetX: number | undefined;
  /** The values at the lower and the upper edge. */
  readonly low: number;
  readonly high: number;
  readonly fromMs: number;
  readonly toMs: number;
}

const margin = { left: 64, right: 8, top: 8, bottom: 18 };
const leastWindowWidth = 2;
const padding = 0.05;

/**
 * Lays out one series over its band. The axis fits the values, not the band, which is cut at the edges; it begins at 0
 * rather than below it where no value is negative. Undefined where there is no value to draw.
 */
export function layoutBandGraph(
  { times, values, lower, upper, scores }: BandGraphSeries,
  width: number,
  height: number,
  marks: BandGraphMarks = {}
): BandGraphLayout | undefined {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) {
    return undefined;
  }
  const [low, high] = paddedRange(Math.min(...finite), Math.max(...finite));
  const fromMs = times[0];
  const toMs = times[times.length - 1];
  const plot = {
    x: margin.left,
    y: margin.top,
    width: Math.max(1, width - margin.left - margin.right),
    height: Math.max(1, height - margin.top - margin.bottom),
  };
  const x = (timeMs: number): number => plot.x + (plot.width * (timeMs - fromMs)) / Math.max(1, toMs - fromMs);
  const y = (value: number): number =>
    plot.y + plot.height * (1 - (Math.min(high, Math.max(low, value)) - low) / (high - low));
  const points = Array.from(times.keys()).flatMap((i) =>
    scores[i] > 1 && Number.isFinite(values[i]) ? [{ x: x(times[i]), y: y(values[i]) }] : []
  );
  const { window, baseline, onsetMs } = marks;
  return {
    plot,
    line: linePath(times.map(x), values.map(y)),
    band: bandPath(times.map(x), lower.map(y), upper.map(y)),
    points,
    window: window === undefined ? undefined : stretch(window, fromMs, toMs, x),
    baseline: baseline === undefined ? undefined : stretch(baseline, fromMs, toMs, x),
    onsetX: onsetMs !== undefined && onsetMs >= fromMs && onsetMs <= toMs ? x(onsetMs) : undefined,
    low,
    high,
    fromMs,
    toMs,
  };
}

function paddedRange(low: number, high: number): readonly [number, number] {
  const room = high > low ? padding * (high - low) : Math.max(1, Math.abs(high) * padding);
  return [low >= 0 && low - room < 0 ? 0 : low - room, high + room];
}

function stretch(
  window: { readonly fromMs: number; readonly toMs: number },
  fromMs: number,
  toMs: number,
  x: (timeMs: number) => number
): BandGraphLayout['window'] {
  if (window.toMs < fromMs || window.fromMs > toMs) {
    return undefined;
  }
  const start = x(Math.max(fromMs, window.fromMs));
  return { x: start, width: Math.max(leastWindowWidth, x(Math.min(toMs, window.toMs)) - start) };
}

function linePath(xs: Float64Array, ys: Float64Array): string {
  let path = '';
  for (let i = 0; i < xs.length; i++) {
    if (Number.isFinite(ys[i])) {
      path += `${i > 0 && Number.isFinite(ys[i - 1]) ? 'L' : 'M'}${coordinates(xs[i], ys[i])}`;
    }
  }
  return path;
}

/** Each stretch of the band goes there along its upper edge and back along its lower one. */
function bandPath(xs: Float64Array, lower: Float64Array, upper: Float64Array): string {
  let path = '';
  let start = 0;
  while (start < xs.length) {
    let end = start;
    while (end < xs.length && Number.isFinite(lower[end]) && Number.isFinite(upper[end])) {
      end++;
    }
    for (let i = start; i < end; i++) {
      path += `${i === start ? 'M' : 'L'}${coordinates(xs[i], upper[i])}`;
    }
    for (let i = end - 1; i >= start; i--) {
      path += `L${coordinates(xs[i], lower[i])}`;
    }
    path += end > start ? 'Z' : '';
    start = end + 1;
  }
  return path;
}

function coordinates(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
