import { type TimeRange } from '../../core/series/timeRange';

/** A series with what is marked in it. */
export interface Course {
  /** Epoch milliseconds, ascending. */
  readonly times: Float64Array;
  /** NaN is a gap. */
  readonly values: Float64Array;
  /** The time of the incident; undefined where it is not known. */
  readonly window: TimeRange | undefined;
  /** What it was compared with. */
  readonly baseline: readonly TimeRange[];
  /** When the change began; NaN where it has no beginning. */
  readonly onsetMs: number;
  /** The usual value; NaN where that is not known. */
  readonly usual: number;
}

/** A stretch from left to right, in pixels. */
interface Stretch {
  readonly x: number;
  readonly width: number;
}

/** Where everything of a course lies, in pixels. */
export interface CourseLayout {
  readonly width: number;
  readonly height: number;
  /** The line in pieces: a gap ends one. */
  readonly pieces: ReadonlyArray<ReadonlyArray<readonly [x: number, y: number]>>;
  readonly window: Stretch | undefined;
  readonly baseline: readonly Stretch[];
  readonly onsetX: number | undefined;
  readonly usualY: number | undefined;
}

const padding = { top: 9, bottom: 3 };
const leastStretch = 2;

/** Lays out a small graph without axes, that fits the values and the usual one; of nothing where no value is a number. */
export function layoutCourse(course: Course, width: number, height: number): CourseLayout {
  const { times, values, window, baseline, onsetMs, usual } = course;
  const fromMs = times[0] ?? NaN;
  const toMs = times[times.length - 1] ?? NaN;
  const known = [...values, usual].filter(Number.isFinite);
  const low = known.reduce((least, value) => Math.min(least, value), Infinity);
  const high = known.reduce((most, value) => Math.max(most, value), -Infinity);
  const x = (timeMs: number): number => (toMs > fromMs ? (width * (timeMs - fromMs)) / (toMs - fromMs) : width / 2);
  const room = height - padding.top - padding.bottom;
  const y = (value: number): number => padding.top + room * (high > low ? (high - value) / (high - low) : 0.5);
  const within = (range: TimeRange): Stretch | undefined => {
    if (!(range.toMs >= fromMs && range.fromMs <= toMs)) {
      return undefined;
    }
    const start = x(Math.max(fromMs, range.fromMs));
    return { x: start, width: Math.max(leastStretch, x(Math.min(toMs, range.toMs)) - start) };
  };
  return {
    width,
    height,
    pieces: piecesOf(times, values, x, y),
    window: window && within(window),
    baseline: baseline.flatMap((range) => within(range) ?? []),
    onsetX: onsetMs >= fromMs && onsetMs <= toMs ? x(onsetMs) : undefined,
    usualY: Number.isFinite(usual) ? y(usual) : undefined,
  };
}

function piecesOf(
  times: Float64Array,
  values: Float64Array,
  x: (timeMs: number) => number,
  y: (value: number) => number
): CourseLayout['pieces'] {
  const pieces: Array<Array<readonly [number, number]>> = [];
  let piece: Array<readonly [number, number]> = [];
  for (const [i, value] of values.entries()) {
    if (Number.isFinite(value)) {
      piece.push([x(times[i] ?? NaN), y(value)]);
      continue;
    }
    if (piece.length > 0) {
      pieces.push(piece);
      piece = [];
    }
  }
  return piece.length > 0 ? [...pieces, piece] : pieces;
}
