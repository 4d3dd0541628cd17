import { dbscan } from './clustering/dbscan';
import { kMeans } from './clustering/kMeans';
import { wardTree } from './clustering/wardTree';
import { lagScans } from './correlation/lagScans';
import { spearmanMatrix } from './correlation/spearmanMatrix';
import { growForest, isolationScores } from './detectors/isolation-forest/forest';
import { warmUpKernels } from './kernels/warmUpKernels';
import { seededRandom } from './random';

const rounds = 4;
const items = 64;
const points = 480;

/**
 * Runs the kernels, and what leads to them, on a little made-up data until the engine has optimised them, so that the first
 * question is answered nearly as fast as the next. Takes about a quarter of a second; meant for the start of a process.
 */
export function warmUpAnalyses(): void {
  warmUpKernels();
  const random = seededRandom(2);
  const values = Float64Array.from({ length: items * points }, random);
  const rows = Array.from({ length: items }, (_, i) => values.subarray(i * points, (i + 1) * points));
  const matrix = {
    times: Float64Array.from({ length: points }, (_, t) => 1000 * t),
    stepMs: 1000,
    series: rows.map((_, i) => ({ name: `${i}`, labels: {}, inputRefId: '' })),
    values,
  };
  wardTree(values.subarray(0, 3 * 1600), 1600, 3);
  for (let round = 0; round < rounds; round++) {
    lagScans(values.subarray(0, points), rows, 30);
    spearmanMatrix(matrix);
    kMeans(values, 5120, 6, 5, { random, starts: 1, maxIterations: 10 });
    dbscan(values, 10_240, 3, 0.2, 5);
    isolationScores(growForest(values, 5, 12, 256, random), values.subarray(0, 5 * 1000), 5);
  }
}
