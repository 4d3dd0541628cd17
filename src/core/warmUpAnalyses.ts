import { dbscan } from './clustering/density/dbscan';
import { kMeans } from './clustering/kMeans/kMeans';
import { wardTree } from './clustering/trees/wardTree';
import { lagScans } from './correlation/lagScans';
import { pearsonMatrix } from './correlation/pearsonMatrix';
import { spearmanMatrix } from './correlation/spearmanMatrix';
import { growForest, isolationScores } from './detectors/isolation-forest/forest';
import { parseMatrixResponse } from './kernels/parseMatrixResponse';
import { squaredMahalanobis } from './kernels/squaredMahalanobis';
import { type Random, seededRandom } from './random';
import { type SeriesMatrix, seriesValues } from './series/seriesMatrix';
import { kernelDensity } from './statistics/densities/kernelDensity';
import { rollingMedian, rollingMedians } from './statistics/rolling/rollingMedian';
import { rollingMoments } from './statistics/rolling/rollingMoments';
import { rollingQuantile } from './statistics/rolling/rollingQuantile';
import { rollingZScores } from './statistics/rolling/rollingZScores';

/** So many that the engine has compiled the loops for good, with what a first question might bring. */
const rounds = 10;
const seriesCount = 40;
const points = 480;
const window = 60;
const columns = 6;

/**
 * Runs the analyses, and so their kernels, on a little made-up data until the engine has optimised them: the first question
 * is then answered nearly as fast as the next. For the start of a process, in its idle moments: it yields after each piece
 * of work, which takes a millisecond or a few, the first ones up to some tens; half a second in all.
 *
 * The data are like real ones, with gaps, strays and dense places, and new each round: what the engine has optimised for
 * less than that it would throw away at the first question.
 */
export function* warmUpAnalyses(): Generator<void, void> {
  const answer = rangeAnswer(seededRandom(rounds));
  yield;
  for (let round = 0; round < rounds; round++) {
    for (const analyse of analyses(seededRandom(round), answer)) {
      analyse();
      yield;
    }
  }
}

/** The same for the reading of stores' answers alone. */
export function* warmUpReading(): Generator<void, void> {
  const answer = rangeAnswer(seededRandom(rounds));
  for (let round = 0; round < rounds; round++) {
    parseMatrixResponse(answer);
    yield;
  }
}

function analyses(random: Random, answer: Uint8Array): ReadonlyArray<() => unknown> {
  const complete = wanderingSeries(random, 0);
  const gapped = wanderingSeries(random, 0.05);
  const rows = complete.series.map((_, row) => seriesValues(complete, row));
  const gappedRows = gapped.series.map((_, row) => seriesValues(gapped, row));
  const few = [...rows.slice(0, 6), ...gappedRows.slice(0, 2)];
  const items = clusteredRows(random, 1000);
  return [
    () => pearsonMatrix(complete),
    () => pearsonMatrix(gapped),
    () => spearmanMatrix(complete),
    () => lagScans(rows[0], rows, 30),
    () => lagScans(rows[0], gappedRows.slice(0, 8), 30),
    () => rollingZScores([...rows, ...gappedRows.slice(0, 2)], window, 10),
    () => few.map((values) => rollingMoments(values, window)),
    () => few.map((values) => rollingMedian(values, window)),
    () => few.map((values) => rollingMedians(values, window)),
    () => few.map((values) => rollingQuantile(values, window, 0.99)),
    () => [complete.values, ...few].map((values) => kernelDensity(values, { gridSize: 200, cut: 2 })),
    () => kMeans(items, items.length / columns, columns, 5, { random, starts: 3 }),
    () => dbscan(items.subarray(0, 3 * 1000), 1000, 3, 0.3, 5),
    () => wardTree(items.subarray(0, 300 * columns), 300, columns),
    () => isolationScores(growForest(items, columns, 20, 128, random), items, columns),
    () => squaredMahalanobis(items, items.length / columns, columns, items.subarray(0, 6), items.subarray(0, 36)),
    () => parseMatrixResponse(answer),
  ];
}

function wanderingSeries(random: Random, gapShare: number): SeriesMatrix {
  let level = 0;
  return {
    times: Float64Array.from({ length: points }, (_, t) => 60_000 * t),
    stepMs: 60_000,
    series: Array.from({ length: seriesCount }, (_, s) => ({ name: `${s}`, labels: { pod: `${s}` }, inputRefId: '' })),
    values: Float64Array.from({ length: seriesCount * points }, (_, i) => {
      level = i % points === 0 ? 50 * random() : level + random() - 0.5;
      return random() < gapShare ? NaN : level;
    }),
  };
}

/** Row-major; about one row of fifty lies anywhere. */
function clusteredRows(random: Random, count: number): Float64Array {
  return Float64Array.from({ length: count * columns }, (_, i) => {
    const row = Math.floor(i / columns);
    const centre = 4 * ((row * (1 + (i % columns))) % 5);
    return row % 50 === 0 ? 20 * random() : centre + random() + random() + random() - 1.5;
  });
}

/** What Prometheus answers. */
function rangeAnswer(random: Random): Uint8Array {
  const results = Array.from({ length: 8 }, (_, s) => {
    const samples = Array.from({ length: points }, (__, t) => `[${1_700_000_000 + 60 * t},"${100 * random()}"]`);
    return `{"metric":{"__name__":"load","pod":"${s}"},"values":[${samples.join(',')}]}`;
  });
  const text = `{"status":"success","data":{"resultType":"matrix","result":[${results.join(',')}]}}`;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
