import { metrics } from '../../telemetry/metrics';

const series = metrics.counter('covary_series_total', 'Series that analyses were given.');
const points = metrics.counter('covary_points_total', 'Samples of these series, history not included.');

/** Counts what an analysis was given. */
export function countRead(analysis: string, read: ReadonlyArray<{ readonly values: ArrayLike<number> }>): void {
  series.increment({ analysis }, read.length);
  points.increment(
    { analysis },
    read.reduce((sum, { values }) => sum + values.length, 0)
  );
}
