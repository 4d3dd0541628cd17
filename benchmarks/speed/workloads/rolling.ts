import { seriesValues } from '../../../src/core/series/seriesMatrix';
import { rollingMedian, rollingMedians } from '../../../src/core/statistics/rolling/rollingMedian';
import { rollingQuantile } from '../../../src/core/statistics/rolling/rollingQuantile';
import { rollingZScores } from '../../../src/core/statistics/rolling/rollingZScores';
import { agreement } from '../agreement';
import { sampleSeries, seriesCount, seriesLength } from '../sampleData';
import { type PreparedWorkload, type Workload } from '../workload';

const window = 60;
const probability = 0.99;

/** Rolling statistics of a thousand series. */
export const rollingWorkloads: readonly Workload[] = [
  {
    name: 'rolling-z',
    title: 'rolling z-score, window 60, 1000×1440',
    goal: 0.6,
    prepare: () => rolling('bottleneck', 'rolling_z', (all) => rollingZScores(all, window, 10), 60, 1),
  },
  {
    name: 'rolling-median',
    title: 'rolling median',
    goal: 0.9,
    prepare: () =>
      rolling('bottleneck', 'rolling_median', (all) => all.map((values) => rollingMedian(values, window)), 0, 0),
  },
  {
    name: 'rolling-p99',
    title: 'rolling p99',
    prepare: () =>
      rolling(
        'pandas',
        'rolling_quantile',
        (all) => all.map((values) => rollingQuantile(values, window, probability)),
        0,
        0
      ),
  },
  {
    name: 'rolling-mad',
    title: 'rolling median absolute deviation',
    goal: 0.1,
    prepare: () =>
      rolling('numpy', 'rolling_mad', (all) => all.map((values) => rollingMedians(values, window).deviations), 59, 59),
  },
];

/** `from`: the first value that is compared; the peer's results leave `skipped` values out at the start. */
function rolling(
  name: string,
  operation: string,
  pass: (series: Float64Array[]) => Float64Array[],
  from: number,
  skipped: number
): PreparedWorkload {
  const matrix = sampleSeries();
  const bytes = 8 * seriesCount * seriesLength;
  return {
    run: () => pass(matrix.series.map((_, s) => seriesValues(matrix, s))),
    inputBytes: bytes,
    outputBytes: bytes,
    peer: { name, operation, arrays: { data: matrix.values }, parameters: { rows: seriesCount, window, probability } },
    check: (ours, peers) => {
      const compared = seriesLength - from;
      const kept = seriesLength - skipped;
      const pick = (all: Float64Array, stride: number, first: number): Float64Array =>
        Float64Array.from(
          { length: seriesCount * compared },
          (_, i) => all[Math.floor(i / compared) * stride + first + (i % compared)] ?? Infinity
        );
      return agreement(pick(ours, seriesLength, from), peers && pick(peers, kept, from - skipped), 1e-6);
    },
  };
}
