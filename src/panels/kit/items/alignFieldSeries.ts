import { type LabelledSeries } from '../../../core/series/labelledSeries';
import { alignSeries } from '../../../core/series/alignSeries';
import { type SeriesMatrix } from '../../../core/series/seriesMatrix';
import { median } from '../../../core/statistics/median';

/** More grid points than this are thinned: what a panel shows of them would not change. */
const gridLimit = 100_000;

/**
 * Series on one time grid. Series that share their times keep them; others are joined at the widest of their sampling
 * steps, a sample standing for the grid point that follows it within the step or `toleranceMs`, whichever is longer.
 */
export function alignFieldSeries(series: readonly LabelledSeries[], toleranceMs: number): SeriesMatrix {
  const [first] = series;
  if (!first) {
    return { times: new Float64Array(), stepMs: 1, series: [], values: new Float64Array() };
  }
  const stepMs = Math.max(1, ...steps(series));
  if (series.every((one) => haveSameTimes(one.times, first.times))) {
    const length = first.times.length;
    const values = new Float64Array(series.length * length);
    series.forEach((one, index) => values.set(one.values, index * length));
    return {
      times: first.times,
      stepMs,
      series: series.map(({ name, labels }) => ({ name, labels, inputRefId: '' })),
      values,
    };
  }
  let fromMs = Infinity;
  let toMs = -Infinity;
  for (const { times } of series) {
    fromMs = Math.min(fromMs, times[0] ?? Infinity);
    toMs = Math.max(toMs, times[times.length - 1] ?? -Infinity);
  }
  const gridStepMs = Math.max(stepMs, Math.ceil((toMs - fromMs) / gridLimit));
  return alignSeries(
    series.map((one) => ({ ...one, inputRefId: '' })),
    { fromMs, toMs: toMs + gridStepMs, stepMs: gridStepMs, toleranceMs: Math.max(toleranceMs, gridStepMs) }
  );
}

function steps(series: readonly LabelledSeries[]): number[] {
  const known = new Map<Float64Array, number>();
  for (const { times } of series) {
    if (!known.has(times)) {
      known.set(times, medianStep(times));
    }
  }
  return Array.from(known.values()).filter(Number.isFinite);
}

function medianStep(times: Float64Array): number {
  const differences = new Float64Array(Math.max(0, times.length - 1));
  for (let i = 0; i < differences.length; i++) {
    differences[i] = (times[i + 1] ?? 0) - (times[i] ?? 0);
  }
  return median(differences);
}

function haveSameTimes(a: Float64Array, b: Float64Array): boolean {
  return a === b || (a.length === b.length && a.every((time, i) => time === b[i]));
}
