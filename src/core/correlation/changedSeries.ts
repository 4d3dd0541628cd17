import { type SeriesMatrix, seriesValues } from '../series/seriesMatrix';
import { type TimeRange } from '../series/timeRange';
import { benjaminiHochberg } from '../statistics/hypotheses/benjaminiHochberg';
import { kolmogorovSmirnovTest } from '../statistics/hypotheses/kolmogorovSmirnovTest';
import { presentValues } from '../statistics/presentValues';

/** How series are ordered: by the distance of distributions, or by the relative change of their means. */
export type ChangeMeasure = 'distribution' | 'volume';

/** How a series of a window differs from the time before. */
export interface ChangedSeries {
  /** Its place in the matrix. */
  readonly index: number;
  /** Means; NaN without values. */
  readonly before: number;
  readonly during: number;
  /** (during − before) / the mean of their sizes, −2..2: 2 for what came out of nothing, −2 for what went to nothing. */
  readonly volume: number;
  /** The Kolmogorov–Smirnov distance of the values, 0..1; 1 for a series that begins or ends with the window. */
  readonly distance: number;
  /** Two-sided, asymptotic; too small for series whose neighbouring values are alike. NaN where a side is empty. */
  readonly p: number;
  /** Benjamini and Hochberg's, over all series. */
  readonly q: number;
  /** Whether it has values on both sides only (`steady`), or begins or ends with the window. */
  readonly presence: 'steady' | 'appeared' | 'vanished';
}

/**
 * Ranks all series by how much they changed in a window against the time before it, most first; equal ones by the other
 * measure, then by place. Series without values on either side are left out. One sort of each series' values.
 *
 * A series without any value before the window has `appeared`, one without any in it has `vanished`: a store has no series
 * of what never happened, so that both count as the greatest change there is.
 */
export function changedSeries(
  matrix: SeriesMatrix,
  before: TimeRange,
  window: TimeRange,
  measure: ChangeMeasure
): readonly ChangedSeries[] {
  const [usualFrom, usualTo] = placesOf(matrix.times, before);
  const [from, to] = placesOf(matrix.times, window);
  const changes = matrix.series.flatMap((_, index) => {
    const values = seriesValues(matrix, index);
    const usual = presentValues(values.subarray(usualFrom, usualTo));
    const now = presentValues(values.subarray(from, to));
    return usual.length === 0 && now.length === 0 ? [] : [changeOf(index, usual, now)];
  });
  const qValues = benjaminiHochberg(changes.map(({ p }) => p));
  const sizeOf = ({ volume, distance }: ChangedSeries): readonly [number, number] =>
    measure === 'volume' ? [Math.abs(volume), distance] : [distance, Math.abs(volume)];
  return changes
    .map((change, i): ChangedSeries => ({ ...change, q: qValues[i] }))
    .sort((a, b) => {
      const [ofA, ofB] = [sizeOf(a), sizeOf(b)];
      return ofB[0] - ofA[0] || ofB[1] - ofA[1] || a.index - b.index;
    });
}

function changeOf(index: number, usual: Float64Array, now: Float64Array): Omit<ChangedSeries, 'q'> {
  const [before, during] = [meanOf(usual), meanOf(now)];
  if (usual.length === 0 || now.length === 0) {
    const presence = usual.length === 0 ? ('appeared' as const) : ('vanished' as const);
    const volume = presence === 'appeared' ? 2 : -2;
    return { index, before, during, volume, distance: 1, p: Number.NaN, presence };
  }
  const size = (Math.abs(before) + Math.abs(during)) / 2;
  const volume = size > 0 ? (during - before) / size : 0;
  return { index, before, during, volume, ...kolmogorovSmirnovTest(usual, now, 'asymptotic'), presence: 'steady' };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The places of the times within a range, ends included, as [first, end). */
function placesOf(times: Float64Array, { fromMs, toMs }: TimeRange): readonly [number, number] {
  const from = times.findIndex((time) => time >= fromMs);
  const end = times.findIndex((time) => time > toMs);
  return [from < 0 ? times.length : from, end < 0 ? times.length : end];
}
