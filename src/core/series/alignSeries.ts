import { asOfJoinInto } from './asOfJoin';
import { type LabelledSeries } from './labelledSeries';
import { type SeriesMatrix } from './seriesMatrix';
import { gridTimes, type TimeGrid } from './timeGrid';

/** A series and the query input that it came from. */
export type InputSeries = LabelledSeries & { readonly inputRefId: string };

/** The grid that series are aligned to, and how old a sample may be and still stand for a grid point. */
export interface AlignmentGrid extends TimeGrid {
  readonly toleranceMs: number;
}

/**
 * Puts series that were sampled at different times on one grid: an as-of join with a tolerance. A grid point takes the
 * last present sample at or before it, NaN when that is older than the tolerance. Samples before `fromMs` count for the
 * first points. The order of the series is kept.
 *
 * A step longer than the tolerance loses samples that lie further before each grid point: resample such series first.
 */
export function alignSeries(series: readonly InputSeries[], grid: AlignmentGrid): SeriesMatrix {
  const times = gridTimes(grid);
  const values = new Float64Array(series.length * times.length);
  series.forEach((one, s) => {
    const row = values.subarray(s * times.length, (s + 1) * times.length);
    asOfJoinInto(one.times, one.values, times, grid.toleranceMs, row);
  });
  return {
    times,
    stepMs: grid.stepMs,
    series: series.map(({ name, labels, inputRefId }) => ({ name, labels, inputRefId })),
    values,
  };
}
