import { anomalyFrames } from '../../src/backend/query/analyses/anomaly/anomalyFrames';
import { detectionRequestOf } from '../../src/backend/query/detection/detectionRequestOf';
import { parseMatrixAnswer } from '../../src/backend/upstreams/prometheus/parseMatrixAnswer';
import { detect } from '../../src/core/detectors/judging/detect';
import { detectionHistory } from '../../src/core/detectors/judging/detectionHistory';
import { inOneGo } from '../../src/core/inOneGo';
import { alignSeries } from '../../src/core/series/alignSeries';
import { sliceMatrix } from '../../src/core/series/sliceMatrix';
import { type TimeGrid } from '../../src/core/series/timeGrid';
import { encodeArrowFrames } from '../../src/frames/arrow/encodeArrowFrames';
import { anomalyAnalysis } from '../../src/protocol/analyses/anomaly';

/** The parts of an anomaly query's way through the backend, one by one on one thread: a line of their processor times. */
export async function measureStages(storeUrl: string, grid: TimeGrid, detector: string): Promise<string> {
  const request = detectionRequestOf(anomalyAnalysis.parse({ kind: 'anomaly', detector, format: 'scores' }), 'UTC');
  const { stepMs, toMs } = grid;
  const { fineMs } = detectionHistory(request, stepMs);
  const fromMs = grid.fromMs - fineMs;
  const stages: Array<readonly [string, number]> = [];
  const timed = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const start = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(start);
    stages.push([name, (user + system) / 1000]);
    return result;
  };
  const body = await timed('fetch', async () => {
    const url = `${storeUrl}/api/v1/query_range?start=${fromMs / 1000}&end=${toMs / 1000}&step=${stepMs / 1000}`;
    return Buffer.from(await (await fetch(url)).arrayBuffer());
  });
  const { series } = await timed('parse', () => parseMatrixAnswer('store', 200, body));
  const matrix = await timed('align', () =>
    alignSeries(
      series.map((one) => ({ ...one, name: one.labels['instance'] ?? '', inputRefId: 'a' })),
      { fromMs, toMs, stepMs, toleranceMs: 30_000 }
    )
  );
  const detection = await timed('detect', () => detect(matrix, request, { firstJudged: fineMs / stepMs }));
  const judged = { matrix: sliceMatrix(matrix, grid.fromMs, toMs), detection };
  const { frames } = await timed('frames', () => inOneGo(anomalyFrames(judged, 'scores', undefined)));
  const bytes = await timed('encode', () => encodeArrowFrames(frames).reduce((sum, { length }) => sum + length, 0));
  const total = stages.reduce((sum, [, ms]) => sum + ms, 0);
  const share = ([name, ms]: readonly [string, number]): string =>
    `${name} ${ms.toFixed(0)} ms (${((100 * ms) / total).toFixed(0)} %)`;
  const megabytes = (size: number): string => `${(size / 1024 / 1024).toFixed(0)} MB`;
  return (
    `${total.toFixed(0)} ms = ${stages.map(share).join(', ')}; ` +
    `${matrix.times.length} points fetched, ${megabytes(body.length)} in, ${megabytes(bytes)} out`
  );
}
