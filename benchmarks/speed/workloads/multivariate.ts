import { pearson } from '../../../src/core/correlation/pearson';
import { growForest, isolationScores } from '../../../src/core/detectors/isolation-forest/forest';
import { squaredMahalanobis } from '../../../src/core/kernels/squaredMahalanobis';
import { agreement } from '../agreement';
import { seededRandom } from '../../../src/core/random';
import { sampleRows } from '../sampleData';
import { type Workload } from '../workload';

const columns = 10;

/** Scores of rows of many columns. */
export const multivariateWorkloads: readonly Workload[] = [
  {
    name: 'isolation-forest',
    title: 'isolation forest 10 000×5, grown and scored',
    goal: 0.25,
    prepare() {
      const data = sampleRows(10_000, 5, 3, 1, 0.02);
      return {
        run: () => {
          const forest = growForest(data, 5, 100, 256, seededRandom(1));
          return isolationScores(forest, data, 5).map((score) => -score);
        },
        inputBytes: data.byteLength,
        outputBytes: 8 * 10_000,
        peer: { name: 'sklearn', operation: 'forest', arrays: { data }, parameters: { rows: 10_000 } },
        check: (ours, peers) => {
          const r = peers ? pearson(ours, peers) : 1;
          if (!(r > 0.9)) {
            throw new Error(`scores correlate with the peer's by ${r} only`);
          }
          return `r ${r.toFixed(3)}`;
        },
      };
    },
  },
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
