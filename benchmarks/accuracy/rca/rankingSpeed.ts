import { rankRootCauses } from '../../../src/core/rootcause/rankRootCauses';
import { rankingMethodIds } from '../../../src/core/rootcause/methods/rankingMethodIds';
import { dependencyGraph } from '../../../src/core/rootcause/graph/dependencyGraph';
import { seededRandom } from '../../../src/core/random';
import { type SeriesMatrix } from '../../../src/core/series/seriesMatrix';

const metrics = 1000;
const samples = 1440;
const serviceCount = 100;
const windowSamples = 288;
const sampleStepMs = 60_000;
const runs = 7;

/** Milliseconds to rank 1000 metrics of 1440 samples whole, evidence included: the median of 7 runs, for each method. */
export function measureRankingSpeed(): ReadonlyArray<readonly [string, number]> {
  const matrix = noisyMatrix();
  const graph = dependencyGraph(
    Array.from({ length: serviceCount - 1 }, (_, i) => ({ from: `s${Math.floor(i / 3)}`, to: `s${i + 1}` }))
  );
  const window = { fromMs: (samples - windowSamples) * sampleStepMs, toMs: (samples - 1) * sampleStepMs };
  return rankingMethodIds.map((method) => {
    const times = Array.from({ length: runs }, () => {
      const started = performance.now();
      rankRootCauses({ matrix, window, target: 0, graph }, { method });
      return performance.now() - started;
    });
    return [method, times.sort((a, b) => a - b)[(runs - 1) / 2] ?? Number.NaN] as const;
  });
}

function noisyMatrix(): SeriesMatrix {
  const random = seededRandom(1);
  return {
    times: Float64Array.from({ length: samples }, (_, i) => i * sampleStepMs),
    stepMs: sampleStepMs,
    series: Array.from({ length: metrics }, (_, i) => ({
      name: `metric_${i}`,
      labels: { service: `s${i % serviceCount}`, __name__: i % 2 === 0 ? 'latency_ms' : 'cpu' },
      inputRefId: 'A',
    })),
    values: Float64Array.from({ length: metrics * samples }, () => 100 + 20 * (random() + random() + random() - 1.5)),
  };
}
