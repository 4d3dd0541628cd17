import { rankRootCauses } from '../../../src/core/rootcause/rankRootCauses';
import { rankingMethodIds } from '../../../src/core/rootcause/methods/rankingMethodIds';
import { dependencyGraph } from '../../../src/core/rootcause/graph/dependencyGraph';
import { seededRandom } from '../../../src/core/random';
import { type SeriesMatrix } from '../../../src/core/series/seriesMatrix';

const METRICS = 1000;
const SAMPLES = 1440;
const SERVICES = 100;
const WINDOW_SAMPLES = 288;
const STEP_MS = 60_000;
const RUNS = 7;

/** Milliseconds to rank 1000 metrics of 1440 samples whole, evidence included: the median of 7 runs, for each method. */
export function measureRankingSpeed(): ReadonlyArray<readonly [string, number]> {
  const matrix = noisyMatrix();
  const graph = dependencyGraph(
    Array.from({ length: SERVICES - 1 }, (_, i) => ({ from: `s${Math.floor(i / 3)}`, to: `s${i + 1}` }))
  );
  const window = { fromMs: (SAMPLES - WINDOW_SAMPLES) * STEP_MS, toMs: (SAMPLES - 1) * STEP_MS };
  return rankingMethodIds.map((method) => {
    const times = Array.from({ length: RUNS }, () => {
      const started = performance.now();
      rankRootCauses({ matrix, window, target: 0, graph }, { method });
      return performance.now() - started;
    });
    return [method, times.sort((a, b) => a - b)[(RUNS - 1) / 2] ?? Number.NaN] as const;
  });
}

function noisyMatrix(): SeriesMatrix {
  const random = seededRandom(1);
  return {
    times: Float64Array.from({ length: SAMPLES }, (_, i) => i * STEP_MS),
    stepMs: STEP_MS,
    series: Array.from({ length: METRICS }, (_, i) => ({
      name: `metric_${i}`,
      labels: { service: `s${i % SERVICES}`, __name__: i % 2 === 0 ? 'latency_ms' : 'cpu' },
      inputRefId: 'A',
    })),
    values: Float64Array.from({ length: METRICS * SAMPLES }, () => 100 + 20 * (random() + random() + random() - 1.5)),
  };
}
