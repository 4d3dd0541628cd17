import { correlation } from 'ml-matrix';
import { lagScans } from '../../../src/core/correlation/lagScans';
import { pearsonMatrix } from '../../../src/core/correlation/pearsonMatrix';
import { spearmanMatrix } from '../../../src/core/correlation/spearmanMatrix';
import { seriesValues } from '../../../src/core/series/seriesMatrix';
import { agreement } from '../agreement';
import { sampleSeries, seriesCount, seriesLength } from '../sampleData';
import { type Workload } from '../workload';

const inputBytes = 8 * seriesCount * seriesLength;
/** Coefficients and counts. */
const outputBytes = 2 * 8 * seriesCount * seriesCount;
const lag = 60;

/** Correlations of a thousand series. */
export const correlationWorkloads: readonly Workload[] = [
  {
    name: 'pearson',
    title: 'Pearson 1000×1440',
    goal: 3.2,
    prepare() {
      const matrix = sampleSeries();
      const columns = Array.from({ length: seriesLength }, (_, t) =>
        Array.from({ length: seriesCount }, (__, s) => matrix.values[s * seriesLength + t] ?? NaN)
      );
      return {
        run: () => pearsonMatrix(matrix).values,
        inputBytes,
        outputBytes,
        rival: { name: 'ml-matrix', run: () => correlation(columns) },
        peer: {
          name: 'numpy',
          operation: 'pearson',
          arrays: { data: matrix.values },
          parameters: { rows: seriesCount },
        },
        check: (ours, peers) => agreement(ours, peers, 1e-12),
      };
    },
  },
  {
    name: 'pearson-gaps',
    title: 'Pearson with 5 % gaps',
    goal: 1,
    prepare() {
      const matrix = sampleSeries(0.05);
      return {
        run: () => pearsonMatrix(matrix).values,
        inputBytes,
        outputBytes,
        peer: {
          name: 'numpy masks',
          operation: 'gapped',
          arrays: { data: matrix.values },
          parameters: { rows: seriesCount },
        },
        check: (ours, peers) => agreement(ours, peers, 1e-9),
      };
    },
  },
  {
    name: 'spearman',
    title: 'Spearman 1000×1440',
    goal: 1,
    prepare() {
      const matrix = sampleSeries();
      return {
        run: () => spearmanMatrix(matrix).values,
        inputBytes,
        outputBytes,
        peer: {
          name: 'scipy',
          operation: 'spearman',
          arrays: { data: matrix.values },
          parameters: { rows: seriesCount },
        },
        check: (ours, peers) => agreement(ours, peers, 1e-12),
      };
    },
  },
  {
    name: 'lags',
    title: 'lags ±60 of one target, 1000 series',
    goal: 0.8,
    prepare() {
      const matrix = sampleSeries();
      const series = matrix.series.map((_, s) => seriesValues(matrix, s));
      const target = seriesValues(matrix, 0);
      return {
        run: () => {
          const coefficients = new Float64Array(seriesCount * (2 * lag + 1));
          lagScans(target, series, lag).forEach((scan, s) => {
            coefficients.set(scan.coefficients, s * (2 * lag + 1));
          });
          return coefficients;
        },
        inputBytes,
        outputBytes: 8 * seriesCount * (2 * lag + 1),
        peer: {
          name: 'numpy',
          operation: 'lags',
          arrays: { data: matrix.values, target },
          parameters: { rows: seriesCount, lag },
        },
        check: (ours, peers) => agreement(ours, peers, 1e-12),
      };
    },
  },
];
