import { kmeans } from 'ml-kmeans';
import { dbscan } from '../../../src/core/clustering/density/dbscan';
import { kMeans } from '../../../src/core/clustering/kMeans/kMeans';
import { wardTree } from '../../../src/core/clustering/trees/wardTree';
import { seededRandom } from '../../../src/core/random';
import { agreement } from '../agreement';
import { sampleRows } from '../sampleData';
import { type Workload } from '../workload';

/** Clustering of many rows. */
export const clusteringWorkloads: readonly Workload[] = [
  {
    name: 'k-means',
    title: 'k-means 100 000×6, k 8, one start',
    goal: 0.5,
    prepare() {
      const data = sampleRows(100_000, 6, 8, 1.5);
      const rows = Array.from({ length: 100_000 }, (_, i) => Array.from(data.subarray(6 * i, 6 * i + 6)));
      let seed = 0;
      return {
        // A seed of its own each time, as the peer: the number of iterations depends on luck.
        run: () => Float64Array.of(kMeans(data, 100_000, 6, 8, { random: seededRandom(seed++), starts: 1 }).inertia),
        inputBytes: data.byteLength,
        outputBytes: 4 * 100_000,
        rival: { name: 'ml-kmeans', run: () => kmeans(rows, 8, { seed: 1 }) },
        peer: { name: 'sklearn', operation: 'k_means', arrays: { data }, parameters: { rows: 100_000, k: 8 } },
        check: (ours, peers) => {
          const ratio = (ours[0] ?? NaN) / (peers?.[0] ?? ours[0] ?? NaN);
          if (!(ratio < 1.5)) {
            throw new Error(`inertia is ${ratio} times the peer's`);
          }
          return `inertia ×${ratio.toFixed(3)}`;
        },
      };
    },
  },
  {
    name: 'dbscan',
    title: 'DBSCAN 20 000×3',
    goal: 0.25,
    prepare() {
      const data = sampleRows(20_000, 3, 8, 0.5, 0.02);
      return {
        run: () => Float64Array.from(dbscan(data, 20_000, 3, 0.3, 5).labels),
        inputBytes: data.byteLength,
        outputBytes: 4 * 20_000,
        peer: {
          name: 'sklearn',
          operation: 'density',
          arrays: { data },
          parameters: { rows: 20_000, reach: 0.3, least: 5 },
        },
        check: (ours, peers) => agreement(ours, peers, 0),
      };
    },
  },
  {
    name: 'ward',
    title: 'Ward 5000×6',
    goal: 1.1,
    prepare() {
      const data = sampleRows(5000, 6, 8, 1);
      return {
        run: () => wardTree(data, 5000, 6).merges,
        inputBytes: data.byteLength,
        outputBytes: 8 * 4 * 4999,
        peer: { name: 'fastcluster', operation: 'ward', arrays: { data }, parameters: { rows: 5000 } },
        check: (ours, peers) => agreement(ours, peers, 1e-9),
      };
    },
  },
];
