import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { detect } from '../../src/core/detectors/detect';
import { alignSeries } from '../../src/core/series/alignSeries';
import { encodeArrowFrames } from '../../src/frames/arrow/encodeArrowFrames';
import { anomalyAnalysis } from '../../src/protocol/analyses/anomaly';
import { anomalyFrames } from '../../src/backend/query/analyses/anomaly/anomalyFrames';
import { blockLengthMs } from '../../src/backend/query/analyses/anomaly/blockLengthMs';
import { blockStartMs, detectInBlocks } from '../../src/backend/query/analyses/anomaly/detectInBlocks';
import { detectionRequestOf } from '../../src/backend/query/analyses/anomaly/detectionRequestOf';
import { openUpstreams } from '../../src/backend/query/openUpstreams';
import { runQuery } from '../../src/backend/query/runQuery';
import { parseMatrixAnswer } from '../../src/backend/upstreams/prometheus/parseMatrixAnswer';

/** The parts of an anomaly query's way through the backend, timed one by one on the same data. */
const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '1000' },
    points: { type: 'string', default: '1440' },
    detector: { type: 'string', default: 'ensemble' },
    runs: { type: 'string', default: '3' },
  },
});
const stepMs = 60_000;

async function main(): Promise<void> {
  const store = spawn(process.execPath, [path.join(__dirname, 'store.js'), values.series], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line]: unknown[] = await once(store.stdout, 'data');
    for (let run = 1; run <= Number(values.runs); run++) {
      await measure(run, Number(String(line).trim()));
    }
    await measureWholeQueries(Number(String(line).trim()));
  } finally {
    store.kill();
  }
}

async function measure(run: number, port: number): Promise<void> {
  const analysis = anomalyAnalysis.parse({ kind: 'anomaly', detector: values.detector, format: 'scores' });
  const request = detectionRequestOf(analysis);
  const blockMs = blockLengthMs(undefined, stepMs);
  const toMs = 20_500 * 86_400_000 - stepMs;
  const grid = { fromMs: toMs - (Number(values.points) - 1) * stepMs, toMs, stepMs };
  const fromMs = blockStartMs(grid.fromMs, blockMs) - blockMs;
  globalThis.gc?.();
  const stages: Array<readonly [string, number]> = [];
  const timed = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    stages.push([name, performance.now() - start]);
    return result;
  };
  const body = await timed('fetch', async () => {
    const url = `http://127.0.0.1:${port}/api/v1/query_range?start=${fromMs / 1000}&end=${toMs / 1000}&step=${stepMs / 1000}`;
    return Buffer.from(await (await fetch(url)).arrayBuffer());
  });
  const { series } = await timed('parse', () => parseMatrixAnswer('store', 200, body));
  const matrix = await timed('align', () =>
    alignSeries(
      series.map((one) => ({ ...one, name: one.labels['instance'] ?? '', inputRefId: 'a' })),
      { fromMs, toMs, stepMs, toleranceMs: 30_000 }
    )
  );
  const detection = await timed('detect', () => detectInBlocks(matrix, grid, blockMs, (part) => detect(part, request)));
  const { frames } = await timed('frames', () => anomalyFrames(detection, 'scores'));
  const bytes = await timed('encode', () => encodeArrowFrames(frames).reduce((sum, { length }) => sum + length, 0));
  const total = stages.reduce((sum, [, ms]) => sum + ms, 0);
  const share = ([name, ms]: readonly [string, number]): string =>
    `${name} ${ms.toFixed(0)} ms (${((100 * ms) / total).toFixed(0)} %)`;
  const megabytes = (size: number): string => `${(size / 1024 / 1024).toFixed(0)} MB`;
  console.log(
    `run ${run}: ${series.length} series, ${matrix.times.length} points fetched, ${values.points} shown, ${values.detector}: ` +
      `${total.toFixed(0)} ms = ${stages.map(share).join(', ')}; answer ${megabytes(body.length)}, ` +
      `frames ${megabytes(bytes)}, resident ${megabytes(process.memoryUsage().rss)}`
  );
}

/** Other analyses of as many series and points, as a query asks for them: fetched, parsed, analysed, framed. */
async function measureWholeQueries(port: number): Promise<void> {
  const jsonData = { upstreams: [{ name: 'store', kind: 'prometheus', url: `http://127.0.0.1:${port}` }] };
  const upstreams = openUpstreams({ uid: '', name: '', url: '', jsonData, secrets: new Map(), updatedMs: 0 });
  const toMs = 20_500 * 86_400_000 - stepMs;
  const fromMs = toMs - (Number(values.points) - 1) * stepMs;
  // A fifth of the range is the incident, so that its baseline is the rest.
  const lastMs = Math.floor((toMs - fromMs) / 5 / stepMs) * stepMs;
  const analyses = [
    { kind: 'rootCause', lastMs, target: 'node-0' },
    { kind: 'correlation' },
    { kind: 'related', target: 'node-0', halfWidthMs: Math.floor((toMs - fromMs) / 2) },
  ];
  for (const analysis of analyses) {
    const model = {
      inputs: [{ refId: 'a', expr: 'load', legend: '{{instance}}' }],
      analysis,
      stepMs,
      maxSeries: Number(values.series),
    };
    const query = { refId: 'A', queryType: '', model, fromMs, toMs, intervalMs: stepMs, maxDataPoints: 1000 };
    const times: number[] = [];
    for (let run = 0; run < Number(values.runs); run++) {
      const start = performance.now();
      await runQuery(query, upstreams, false, new AbortController().signal);
      times.push(performance.now() - start);
    }
    console.log(`${analysis.kind}, whole query: ${times.map((ms) => `${ms.toFixed(0)} ms`).join(', ')}`);
  }
  for (const opened of upstreams.values()) {
    if (opened.ok) {
      await opened.value.close();
    }
  }
}

void main();
