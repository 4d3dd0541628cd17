import { seededRandom } from '../../../src/core/random';
import { kernelDensity } from '../../../src/core/statistics/kernelDensity';
import { agreement } from '../agreement';
import { normal } from '../sampleData';
import { type Workload } from '../workload';

const groups = 50;
const size = 10_000;
const gridSize = 512;

/** Kernel density estimates of many groups. */
export const densityWorkload: Workload = {
  name: 'kde',
  title: 'KDE, 50 groups of 10 000, grid 512',
  prepare() {
    const random = seededRandom(3);
    const data = Float64Array.from({ length: groups * size }, () => normal(random) * (random() < 0.3 ? 3 : 1));
    const estimate = (group: number): ReturnType<typeof kernelDensity> =>
      kernelDensity(data.subarray(group * size, (group + 1) * size), { gridSize });
    const grid = new Float64Array(groups * gridSize);
    let peak = 0;
    for (let group = 0; group < groups; group++) {
      const found = estimate(group);
      grid.set(found?.support ?? [], group * gridSize);
      peak = found?.density.reduce((greatest, value) => Math.max(greatest, value), peak) ?? peak;
    }
    return {
      run: () => {
        const densities = new Float64Array(groups * gridSize);
        for (let group = 0; group < groups; group++) {
          densities.set(estimate(group)?.density ?? [], group * gridSize);
        }
        return densities;
      },
      inputBytes: data.byteLength,
      outputBytes: grid.byteLength,
      peer: { name: 'scipy', operation: 'kde', arrays: { data, grid }, parameters: { rows: groups } },
      check: (ours, peers) => agreement(ours, peers, 1e-5 * peak),
    };
  },
};
