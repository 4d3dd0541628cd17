import { median } from '../statistics/median';
import { type LabelledSeries } from '../series/labelledSeries';
import { looksLikeCounter } from './looksLikeCounter';

/** A stretch of time without present samples that is longer than the step allows. */
export interface Gap {
  /** The last present sample before it, or the start of the range. */
  readonly fromMs: number;
  /** The first present sample after it, or the end of the range. */
  readonly toMs: number;
  /** How many samples the step would have put there. */
  readonly missing: number;
}

/** What is expected of a series. */
export interface QualityExpectations {
  readonly fromMs: number;
  readonly toMs: number;
  /** The distance of samples, where they don't lie closer; by default the median of the series' own. */
  readonly stepMs?: number;
  /** How long after its last sample a series is stale; by default five steps. */
  readonly staleAfterMs?: number;
}

/** How well a series was sampled within a range. */
export interface SeriesQuality {
  /** Samples in the range, missing values included. */
  readonly samples: number;
  /** Samples whose value is NaN. */
  readonly missing: number;
  readonly infinite: number;
  /** Samples with the time of an earlier one. */
  readonly duplicates: number;
  /** Samples that come after a later one. */
  readonly outOfOrder: number;
  /** The step that gaps were counted by; NaN with fewer than two samples and none given. */
  readonly stepMs: number;
  /** The share of distances that are neither within a tenth of the step nor part of a gap. */
  readonly irregularShare: number;
  readonly gaps: readonly Gap[];
  /** The share of the expected samples that are present, at most 1. */
  readonly coverage: number;
  /** True when all present values are the same; false with fewer than two. */
  readonly constant: boolean;
  /** How long before the end of the range the last present sample lies; Infinity without one. */
  readonly ageMs: number;
  readonly stale: boolean;
  /** Whether the series grows as a counter does, and how often it then started anew. */
  readonly counter: boolean;
  readonly resets: number;
}

/**
 * The data-quality report of one series, as its store delivered it: unsorted times, duplicates and missing values
 * allowed. Samples outside the range are left out.
 */
export function seriesQuality(series: LabelledSeries, expectations: QualityExpectations): SeriesQuality {
  const { fromMs, toMs } = expectations;
  const inRange = indicesInRange(series.times, fromMs, toMs);
  const arrived = inRange.map((i) => series.times[i]);
  const ordered = inRange.toSorted((a, b) => series.times[a] - series.times[b]);
  const distinctTimes = arrived.toSorted((a, b) => a - b).filter((time, i, all) => i === 0 || time !== all[i - 1]);
  const present = ordered.filter((i) => series.values[i] === series.values[i]);
  const values = present.map((i) => series.values[i]);
  const presentTimes = present.map((i) => series.times[i]);
  const distances = distinctTimes.slice(1).map((time, i) => time - distinctTimes[i]);
  const stepMs = stepOf(median(distances), expectations.stepMs);
  const finite = values.filter(Number.isFinite);
  const gaps = findGaps(presentTimes, fromMs, toMs, stepMs);
  const expected = Math.floor((toMs - fromMs) / stepMs) + 1;
  const ageMs = present.length === 0 ? Infinity : toMs - presentTimes[presentTimes.length - 1];
  const counter = looksLikeCounter(values);
  return {
    samples: inRange.length,
    missing: inRange.length - present.length,
    infinite: values.filter((value) => Math.abs(value) === Infinity).length,
    duplicates: arrived.length - distinctTimes.length,
    outOfOrder: countOutOfOrder(arrived),
    stepMs,
    irregularShare: shareOfIrregular(distances, stepMs),
    gaps,
    coverage: expected > 0 ? Math.min(1, new Set(presentTimes).size / expected) : NaN,
    constant: values.length > 1 && values.every((value) => value === values[0]),
    ageMs,
    // Without a step there is at most one sample: nothing tells when the next one is due.
    stale: ageMs > (expectations.staleAfterMs ?? (stepMs === stepMs ? 5 * stepMs : 0)),
    counter,
    resets: counter ? finite.filter((value, i) => i > 0 && value < finite[i - 1]).length : 0,
  };
}

/** Samples that lie much closer than the step have a distance of their own: of them, too, each is expected. */
function stepOf(medianMs: number, stepMs: number | undefined): number {
  return stepMs === undefined || medianMs < 0.75 * stepMs ? medianMs : stepMs;
}

function indicesInRange(times: Float64Array, fromMs: number, toMs: number): number[] {
  const indices: number[] = [];
  for (let i = 0; i < times.length; i++) {
    if (times[i] >= fromMs && times[i] <= toMs) {
      indices.push(i);
    }
  }
  return indices;
}

function countOutOfOrder(times: readonly number[]): number {
  let latest = -Infinity;
  let count = 0;
  for (const time of times) {
    count += time < latest ? 1 : 0;
    latest = Math.max(latest, time);
  }
  return count;
}

/** A distance of more than one and a half steps is a gap; so is that much time without samples at either end. */
function findGaps(times: readonly number[], fromMs: number, toMs: number, stepMs: number): Gap[] {
  if (!(stepMs > 0)) {
    return [];
  }
  if (times.length === 0) {
    return [{ fromMs, toMs, missing: Math.floor((toMs - fromMs) / stepMs) + 1 }];
  }
  const gaps: Gap[] = [];
  const between = (start: number, end: number, samples: number): void => {
    if (end - start > 1.5 * stepMs) {
      gaps.push({ fromMs: start, toMs: end, missing: Math.max(1, samples) });
    }
  };
  between(fromMs, times[0], Math.round((times[0] - fromMs) / stepMs));
  for (let i = 1; i < times.length; i++) {
    between(times[i - 1], times[i], Math.round((times[i] - times[i - 1]) / stepMs) - 1);
  }
  const last = times[times.length - 1];
  between(last, toMs, Math.floor((toMs - last) / stepMs));
  return gaps;
}

function shareOfIrregular(distances: readonly number[], stepMs: number): number {
  const regularOrShort = distances.filter((distance) => distance <= 1.5 * stepMs);
  const irregular = regularOrShort.filter((distance) => Math.abs(distance - stepMs) > 0.1 * stepMs);
  return regularOrShort.length === 0 ? 0 : irregular.length / regularOrShort.length;
}
