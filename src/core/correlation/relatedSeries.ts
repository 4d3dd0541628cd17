import { type SeriesMatrix, seriesValues } from '../series/seriesMatrix';
import { autocorrelations } from '../statistics/seasons/autocorrelation';
import { benjaminiHochberg } from '../statistics/hypotheses/benjaminiHochberg';
import { rank } from '../statistics/rank';
import { correlationSignificance } from './correlationSignificance';
import { effectiveSampleSizeOf, longestLag } from './effectiveSampleSize';
import { lagScans, type LagScan } from './lagScans';

/** What is compared with the target, and when. */
export interface RelatedOptions {
  /** The middle of the window that the target is looked at in; by default that of the matrix. */
  readonly aroundMs?: number;
  /** Half the width of that window; an hour by default. */
  readonly halfWidthMs?: number;
  /** How far a series may lead or follow the target; 0 by default. */
  readonly maxLagMs?: number;
  /** Pearson's coefficient of the values (default) or of their ranks in the window. */
  readonly method?: 'pearson' | 'spearman';
  /** Joined points that a coefficient needs; half of the window's by default, at least 5. */
  readonly minOverlap?: number;
  /** The least |r| that is marked as strong; 0.7 by default. */
  readonly threshold?: number;
}

/** How one series relates to the target. */
export interface RelatedSeries {
  /** Its place in the matrix. */
  readonly index: number;
  /** At the lag where it is strongest; NaN where there is no coefficient. */
  readonly r: number;
  /** At the same time. */
  readonly rAtOnce: number;
  /** Positive where the series follows the target, negative where it leads. */
  readonly lagMs: number;
  /** Whether it moves with the target or against it; undefined where there is no coefficient. */
  readonly direction: 'same' | 'opposite' | undefined;
  /** Joined points at that lag, and how many independent ones they are worth. */
  readonly count: number;
  readonly effectiveCount: number;
  /** Two-sided, with the search over lags taken into account; NaN where there is no coefficient. */
  readonly p: number;
  /** Benjamini and Hochberg's, over all series of the ranking. */
  readonly q: number;
  /** Whether |r| reaches the threshold. */
  readonly strong: boolean;
}

const hourMs = 3_600_000;

/**
 * Ranks all other series of the matrix by how strongly they move with the target around a time, strongest first; series
 * without a coefficient (constant, too few points) come last. Lagged values of the others may lie outside the window.
 *
 * @param target the target's place in the matrix
 */
export function relatedSeries(matrix: SeriesMatrix, target: number, options: RelatedOptions = {}): RelatedSeries[] {
  const { times, stepMs } = matrix;
  const around = options.aroundMs ?? (times[0] + times[times.length - 1]) / 2;
  const halfWidth = options.halfWidthMs ?? hourMs;
  const from = placeOf(times, (time) => time >= around - halfWidth);
  const to = placeOf(times, (time) => time > around + halfWidth);
  const maxLag = Math.floor((options.maxLagMs ?? 0) / stepMs);
  const outerFrom = Math.max(0, from - maxLag);
  const outerTo = Math.min(times.length, to + maxLag);
  const prepared = (values: Float64Array): Float64Array => (options.method === 'spearman' ? rank(values) : values);
  const length = to - from;
  const all = matrix.series.map((_, index) => prepared(seriesValues(matrix, index).subarray(outerFrom, outerTo)));
  const inWindow = all.map((values) => values.subarray(from - outerFrom, to - outerFrom));
  const persistence = autocorrelations(inWindow, length, longestLag(length));
  const scans = lagScans(prepared(inWindow[target]), all, maxLag, options.minOverlap, from - outerFrom);
  const relations = scans.flatMap((scanned, index) => {
    if (index === target) {
      return [];
    }
    const count = scanned.peak?.count ?? 0;
    const effectiveCount = effectiveSampleSizeOf(persistence[target], persistence[index], length, count);
    return [{ index, scanned, count, effectiveCount, p: significanceOf(scanned, effectiveCount) }];
  });
  const qValues = benjaminiHochberg(relations.map(({ p }) => p));
  return relations
    .map(({ index, scanned, count, effectiveCount, p }, i): RelatedSeries => {
      const r = scanned.peak?.r ?? NaN;
      return {
        index,
        r,
        rAtOnce: scanned.coefficients[maxLag],
        lagMs: (scanned.peak?.lag ?? NaN) * stepMs,
        direction: scanned.peak && (r < 0 ? 'opposite' : 'same'),
        count,
        effectiveCount,
        p,
        q: qValues[i],
        strong: Math.abs(r) >= (options.threshold ?? 0.7),
      };
    })
    .sort((a, b) => strengthOf(b) - strengthOf(a) || a.index - b.index);
}

/** The chance that the strongest of the lags is this strong: neighbouring lags of a slow series are hardly separate tests. */
function significanceOf({ peak, maxLag }: LagScan, effectiveCount: number): number {
  if (!peak) {
    return NaN;
  }
  const single = correlationSignificance(peak.r, effectiveCount);
  const tests = 1 + (2 * maxLag * effectiveCount) / peak.count;
  return -Math.expm1(tests * Math.log1p(-single));
}

function strengthOf({ r }: RelatedSeries): number {
  return r === r ? Math.abs(r) : -1;
}

/** The first place at which a condition holds that goes on holding; the length where there is none. */
function placeOf(times: Float64Array, holds: (time: number) => boolean): number {
  const place = times.findIndex(holds);
  return place === -1 ? times.length : place;
}
