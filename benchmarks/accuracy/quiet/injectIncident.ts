import { type Incident, type IncidentKind } from './incident';
import { possible } from './kinds/drawSteps';
import { type FaultFree, type QuietGrid } from './quietKind';
import { type SeededRandom } from './seededRandom';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long what has a length lasts. */
const lengthMs = {
  spike: 3 * minuteMs,
  dropToZero: 20 * minuteMs,
  level: 8 * hourMs,
  ramp: 2 * hourMs,
  missingPeak: 4 * hourMs,
  variance: hourMs,
  relapse: 20 * minuteMs,
  wrongDay: 10 * hourMs,
  clockChange: dayMs,
} as const;

/** What is being changed. */
export interface Injection {
  readonly grid: QuietGrid;
  readonly series: FaultFree;
  /** Changed in place. */
  readonly values: Float64Array;
  readonly sigma: number;
}

/**
 * Changes `values` by one incident that starts at or after the midnight of `dayStart` (a sample; a workday with two more days behind
 * it), and returns what was done: one entry a stretch. Empty where this kind means nothing for this series: a missing peak without a
 * rhythm, a drop to zero or a change of day that nobody could see (less than `sigmas`), what counts round away (0.4 of an error is none).
 */
export function injectIncident(
  kind: IncidentKind,
  sigmas: number,
  dayStart: number,
  injection: Injection,
  random: SeededRandom
): readonly Incident[] {
  const { grid, series, sigma } = injection;
  const samples = (ms: number, least: number): number => Math.max(least, Math.round(ms / grid.stepMs));
  const at = dayStart + samples(random.between(1, 13) * hourMs, 0);
  const side = sideOf(series, sigma * sigmas, random);
  const shift = (first: number, length: number, sizeAt: (i: number) => number): readonly Incident[] =>
    change(injection, kind, sigmas, first, length, (value, i) => value + side * sizeAt(i) * sigmas * sigma);
  switch (kind) {
    case 'spike':
      return shift(at, samples(lengthMs.spike, 1), () => 1);
    case 'level':
      return shift(at, samples(lengthMs.level, 4), () => 1);
    case 'ramp': {
      const length = samples(lengthMs.ramp, 4);
      const rising = Math.ceil(length / 2);
      return shift(at, length, (i) => Math.min(1, (i + 1) / rising)).map((incident) => ({
        ...incident,
        full: at + rising - 1,
      }));
    }
    case 'variance': {
      const centre = offsetBefore(injection, at, samples(hourMs, 12));
      const stretch = (value: number, i: number): number => {
        const usual = series.expectedAt(grid.startMs + (at + i) * grid.stepMs) + centre;
        return usual + (value - usual) * sigmas;
      };
      return change(injection, kind, sigmas, at, samples(lengthMs.variance, 6), stretch);
    }
    case 'relapseAfterHour':
    case 'relapseAfterDay': {
      const length = samples(lengthMs.relapse, 1);
      const later = kind === 'relapseAfterHour' ? length + samples(hourMs, 2) : samples(dayMs, 1);
      return [...shift(at, length, () => 1), ...shift(at + later, length, () => 1)];
    }
    case 'dropToZero': {
      const first = at;
      const length = samples(lengthMs.dropToZero, 1);
      const usual = series.expectedAt(grid.startMs + first * grid.stepMs);
      if (series.minimum !== 0 || usual < sigmas * sigma) {
        return [];
      }
      return change(injection, kind, usual / sigma, first, length, () => 0);
    }
    case 'missingPeak':
      return series.rhythm === 'none' ? [] : missPeak(injection, sigmas, dayStart);
    case 'wrongDay':
      return series.rhythm === 'weekly'
        ? borrow(injection, kind, sigmas, dayStart + samples(7 * hourMs, 1), lengthMs.wrongDay, 3 * dayMs)
        : [];
    case 'clockChange':
      return series.rhythm === 'none'
        ? []
        : borrow(injection, kind, sigmas, dayStart + samples(2 * hourMs, 1), lengthMs.clockChange, hourMs);
  }
}

/** Up or down by chance; the only side on which the series has room where there is one. */
function sideOf(series: FaultFree, size: number, random: SeededRandom): 1 | -1 {
  const usual = series.expectedAt(0);
  const up = random.uniform() < 0.5 ? 1 : -1;
  if (usual + size > series.maximum) {
    return -1;
  }
  return usual - size < series.minimum ? 1 : up;
}

/** How far the values just before a sample lay from their expected ones, in the mean. */
function offsetBefore({ grid, series }: Injection, at: number, window: number): number {
  const first = Math.max(0, at - window);
  const recent = series.values.subarray(first, at);
  const sum = recent.reduce(
    (total, value, i) => total + value - series.expectedAt(grid.startMs + (first + i) * grid.stepMs),
    0
  );
  return sum / Math.max(1, recent.length);
}

/** Less of a change than this share of what was meant, and the values that a series can take have swallowed it. */
const leastShare = 0.5;

function change(
  { values, series }: Injection,
  kind: IncidentKind,
  sigmas: number,
  first: number,
  length: number,
  changed: (value: number, i: number) => number
): readonly Incident[] {
  const end = Math.min(values.length, first + length);
  const before = values.subarray(first, end);
  const meant = before.map((value, i) => changed(value, i));
  const after = meant.map((value) => possible(value, series));
  const distance = (from: Float64Array): number =>
    from.reduce((sum, value, i) => sum + Math.abs(value - (before[i] ?? NaN)), 0);
  if (series.resolution > 0 && distance(after) < leastShare * distance(meant)) {
    return [];
  }
  before.set(after);
  return [{ kind, sigmas, first, end, full: first }];
}

/** Flattens the four hours around the highest point of the day, by `sigmas` at the most. */
function missPeak(injection: Injection, sigmas: number, dayStart: number): readonly Incident[] {
  const { grid, series, sigma } = injection;
  const daySamples = Math.round(dayMs / grid.stepMs);
  const expected = (i: number): number => series.expectedAt(grid.startMs + i * grid.stepMs);
  let peak = dayStart;
  for (let i = dayStart; i < dayStart + daySamples; i++) {
    peak = expected(i) > expected(peak) ? i : peak;
  }
  const half = Math.max(2, Math.round(lengthMs.missingPeak / 2 / grid.stepMs));
  const level = Math.min(expected(peak - half), expected(peak + half));
  const height = (expected(peak) - level) / sigma;
  if (height < sigmas) {
    return [];
  }
  const part = Math.min(1, sigmas / height);
  const missing = (i: number): number => part * Math.max(0, expected(peak - half + i) - level);
  return change(injection, 'missingPeak', sigmas, peak - half, 2 * half, (value, i) => value - missing(i)).map(
    (incident) => ({ ...incident, full: peak })
  );
}

/** Replaces the expected value by that of another time, `shiftMs` earlier; what it shows depends on the rhythm alone. */
function borrow(
  injection: Injection,
  kind: IncidentKind,
  least: number,
  first: number,
  lasts: number,
  shiftMs: number
): readonly Incident[] {
  const { grid, series, sigma } = injection;
  const length = Math.round(lasts / grid.stepMs);
  const difference = (i: number): number => {
    const timeMs = grid.startMs + (first + i) * grid.stepMs;
    return series.expectedAt(timeMs - shiftMs) - series.expectedAt(timeMs);
  };
  let sigmas = 0;
  let full = length;
  for (let i = 0; i < length; i++) {
    const size = Math.abs(difference(i)) / sigma;
    sigmas = Math.max(sigmas, size);
    full = size >= least && i < full ? i : full;
  }
  if (sigmas < least) {
    return [];
  }
  return change(injection, kind, sigmas, first, length, (value, i) => value + difference(i)).map((incident) => ({
    ...incident,
    full: first + full,
  }));
}
