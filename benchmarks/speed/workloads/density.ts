import { density1d } from 'fast-kde';
import { max, min, sampleStandardDeviation } from 'simple-statistics';
import { seededRandom } from '../../../src/core/random';
import { kernelDensity } from '../../../src/core/statistics/densities/kernelDensity';
import { agreement } from '../agreement';
import { normal } from '../sampleData';
import { type Workload } from '../workload';

const groupCount = 50;
const size = 10_000;
const gridSize = 512;
/** In bandwidths. */
const cut = 2;

/** Kernel density estimates of many groups. */
export const densityWorkload: Workload = {
  name: 'kde',
  title: 'KDE, 50 groups of 10 000, grid 512',
  rivalGoal: 0.7,
  prepare() {
    const random = seededRandom(3);
    const data = Float64Array.from({ length: groupCount * size }, () => normal(random) * (random() < 0.3 ? 3 : 1));
    const groups = Array.from({ length: groupCount }, (_, group) => data.subarray(group * size, (group + 1) * size));
    const grids = groups.map((values) => {
      const plain = Array.from(values);
      const bandwidth = sampleStandardDeviation(plain) * size ** -0.2;
      const from = min(plain) - cut * bandwidth;
      const step = (max(plain) + cut * bandwidth - from) / (gridSize - 1);
      return { values, bandwidth, step, points: Float64Array.from({ length: gridSize }, (_, i) => from + i * step) };
    });
    const grid = concatenated(grids.map(({ points }) => points));
    // Its own rule for the bandwidth sorts the values, so that is left out.
    const rivalGrids = (): Float64Array[] =>
      grids.map(({ values, bandwidth }) => density1d(values, { bandwidth, pad: cut, bins: gridSize }).grid());
    return {
      run: () => groups.map((values) => kernelDensity(values, { gridSize, cut })?.density ?? new Float64Array(0)),
      inputBytes: data.byteLength,
      outputBytes: grid.byteLength,
      rival: { name: 'fast-kde', run: rivalGrids },
      peer: { name: 'scipy', operation: 'kde', arrays: { data, grid }, parameters: { rows: groupCount } },
      check: (ours, peers) => {
        const peak = max(Array.from(peers ?? ours));
        const rivals = rivalGrids().map((shares, group) => shares.map((share) => share / (grids[group]?.step ?? NaN)));
        const rivalAgreement = agreement(concatenated(rivals), peers, peak);
        return `${agreement(ours, peers, 1e-5 * peak)}, fast-kde ${rivalAgreement}`;
      },
    };
  },
};

function concatenated(parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => Array.from(part)));
}
