import { squaredMahalanobis } from '../../../src/core/kernels/squaredMahalanobis';
import { agreement } from '../agreement';
import { sampleRows } from '../sampleData';
import { type Workload } from '../workload';

const columns = 10;

/** Scores of rows of many columns. */
export const multivariateWorkloads: readonly Workload[] = [
  {
    name: 'mahalanobis',
    title: 'Mahalanobis 100 000×10',
    goal: 1,
    prepare() {
      const data = sampleRows(100_000, columns, 1, 1);
      const mean = Float64Array.from({ length: columns }, (_, c) => c / 10);
      const whitening = Float64Array.from({ length: columns * columns }, (_, at) => {
        const row = Math.floor(at / columns);
        const column = at % columns;
        return column > row ? 0 : 1 / (1 + row + column);
      });
      return {
        run: () => squaredMahalanobis(data, 100_000, columns, mean, whitening),
        inputBytes: data.byteLength,
        outputBytes: 8 * 100_000,
        peer: {
          name: 'numpy',
          operation: 'mahalanobis',
          arrays: { data, mean, whitening },
          parameters: { rows: 100_000 },
        },
        check: (ours, peers) => agreement(ours, peers, 1e-8),
      };
    },
  },
];
