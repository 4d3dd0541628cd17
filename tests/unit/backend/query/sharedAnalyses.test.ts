import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import {
  type AnalysisContext,
  type AnalysisPart,
  type RunParts,
} from '../../../../src/backend/query/analyser/analyser';
import { type DetectionData } from '../../../../src/backend/query/analyser/detectionData';
import { bindAnalyser } from '../../../../src/backend/query/analyses/registry';
import { type PartFailure, workOnPart } from '../../../../src/backend/query/answer/workOnPart';
import { packMessage } from '../../../../src/backend/workers/packMessage';
import { seededRandom } from '../../../../src/core/random';
import { alignSeries } from '../../../../src/core/series/alignSeries';
import { sliceMatrix } from '../../../../src/core/series/sliceMatrix';
import { type Result } from '../../../../src/core/result';
import { parseQuery } from '../../../../src/protocol/parseQuery';

const stepMs = 60_000;
const lengthOfRange = 500;
const fromMs = 20_000 * 86_400_000;
const toMs = fromMs + (lengthOfRange - 1) * stepMs;

/** A message as the other thread gets it. */
function sent<Message>(value: unknown, keepsArrays: boolean): Message {
  const { port1, port2 } = new MessageChannel();
  const { message, transfer } = packMessage(value, { keepsArrays });
  port1.postMessage(message, transfer);
  const received: { readonly message: Message } | undefined = receiveMessageOnPort(port2);
  port1.close();
  if (received === undefined) {
    throw new Error('nothing arrived');
  }
  return received.message;
}

/** Series with gaps, noise and an incident; two of each name. */
function seriesOver(count: number, startMs: number): AnalysisContext['series'] {
  const random = seededRandom(7);
  const length = (toMs - startMs) / stepMs + 1;
  const times = Float64Array.from({ length }, (_, i) => startMs + i * stepMs);
  return Array.from({ length: count }, (_, s) => ({
    name: `pod ${Math.floor(s / 2)}`,
    labels: { pod: String(s), service: `service-${s % 5}` },
    inputRefId: 'a',
    times,
    values: times.map((time, i) => {
      const incident = s % 7 === 0 && i > length - 60 ? 90 : 0;
      return random() < 0.02 ? NaN : 100 + 10 * Math.sin(time / 5e6 + s) + 5 * random() + incident;
    }),
  }));
}

/** A detection of which nothing was known. */
function detectionOf(data: DetectionData): Pick<AnalysisContext, 'detections' | 'judged'> {
  const matrix = sliceMatrix(data.matrix, fromMs, toMs);
  return {
    detections: [data],
    judged: {
      matrix,
      *complete([first, ...more]) {
        yield;
        return {
          ...first,
          detector: first?.detector ?? '',
          series: [first, ...more].flatMap((part) => part?.series ?? []),
        };
      },
    },
  };
}

/** Runs an analysis in one go and in parts, as threads would, and returns both results and the number of parts. */
async function bothWays(analysis: unknown, isFromAlert = false) {
  const parsed = parseQuery({ inputs: [{ refId: 'a' }], analysis, stepMs });
  if (!parsed.ok || parsed.value.analysis.kind === 'trace') {
    throw new Error(parsed.ok ? 'an analysis of traces' : parsed.error);
  }
  const query = { ...parsed.value, toleranceMs: 30_000 };
  const bound = bindAnalyser(parsed.value.analysis.kind, parsed.value.analysis);
  const grid = { fromMs, toMs, stepMs };
  const fetched = bound.fetchRange(query, grid);
  const isDetection = query.analysis.kind === 'anomaly' || query.analysis.kind === 'backtest';
  const historyMs = isDetection ? 1440 * stepMs : 0;
  const series = seriesOver(40, Math.min(fromMs, fetched.fromMs) - historyMs);
  const data = {
    matrix: alignSeries(series, { fromMs: fromMs - historyMs, toMs, stepMs, toleranceMs: 30_000 }),
    firstJudged: historyMs / stepMs,
  };
  const context = isDetection
    ? { query, grid, fetched, isFromAlert, series: [], ...detectionOf(data) }
    : { query, grid, fetched, isFromAlert, series };
  let parts = 0;
  const runParts: RunParts = async <Part>(list: readonly AnalysisPart[]) => {
    parts = list.length;
    return list.map((part): Part => {
      const outcome: Result<Part, PartFailure> = sent(workOnPart(sent(part, true)), false);
      if (!outcome.ok) {
        throw new Error(outcome.error.message);
      }
      return outcome.value;
    });
  };
  return { atOnce: bound.run(context), shared: await bound.share(context, runParts), parts };
}

const event = { timeMs: fromMs + 250 * stepMs };
const window = { fromMs: toMs - 60 * stepMs, toMs };

describe('an analysis that threads share', () => {
  it.each([
    ...['bands', 'scores', 'summary', 'count'].flatMap((format) => [
      { kind: 'anomaly', detector: 'rollingZScore', format },
      { kind: 'anomaly', format },
    ]),
    { kind: 'anomaly', detector: 'seasonal', format: 'scores', training: { fromMs, toMs: toMs - 100 * stepMs } },
    { kind: 'anomaly', detector: 'robust', format: 'summary', confirm: { required: 2, of: 3 } },
    { kind: 'backtest', detector: 'robust', alertRates: [0.1, 1, 10], incidents: [window] },
    { kind: 'aggregate', windowMs: 400 * stepMs, function: 'avg' },
  ])('has the result that it has in one thread: %j', async (analysis) => {
    const { atOnce, shared, parts } = await bothWays(analysis);
    expect(parts).toBeGreaterThan(1);
    expect(atOnce.frames.length).toBeGreaterThan(0);
    expect(shared).toEqual(atOnce);
  });

  it.each([
    { kind: 'anomaly', detector: 'robust', format: 'events' },
    { kind: 'anomaly', detector: 'peerMad', format: 'bands' },
    { kind: 'anomaly', detector: 'mahalanobis', format: 'scores' },
    { kind: 'correlation' },
    { kind: 'related', target: 'pod 0', halfWidthMs: 100 * stepMs },
    { kind: 'rootCause', window, target: 'pod 0' },
    { kind: 'eventImpact', events: [event], windowMs: 60 * stepMs },
    { kind: 'cluster', format: 'labels' },
    { kind: 'quality' },
  ])('goes to one thread where it has to see all series: %j', async (analysis) => {
    const { atOnce, shared, parts } = await bothWays(analysis);
    expect(parts).toBe(1);
    expect(atOnce.frames.length).toBeGreaterThan(0);
    expect(shared).toEqual(atOnce);
  });

  it('cuts what an alert rule asks for too: it gets scores, and no events', async () => {
    const { atOnce, shared, parts } = await bothWays({ kind: 'anomaly', detector: 'robust', format: 'events' }, true);
    expect(parts).toBeGreaterThan(1);
    expect(shared).toEqual(atOnce);
    expect(shared.frames).toHaveLength(40);
  });

  it('says what is wrong with a query as it does in one thread', async () => {
    const text = 'a correlation needs at least two series; the inputs return 0';
    const parsed = parseQuery({ inputs: [{ refId: 'a' }], analysis: { kind: 'correlation' } });
    if (!parsed.ok || parsed.value.analysis.kind === 'trace') {
      throw new Error('not parsed');
    }
    const { analysis, ...rest } = parsed.value;
    const query = { ...rest, analysis, toleranceMs: 30_000 };
    const grid = { fromMs, toMs, stepMs };
    const context = { query, grid, fetched: grid, isFromAlert: false, series: [] };
    expect(() => bindAnalyser(analysis.kind, analysis).run(context)).toThrow(text);
    expect(workOnPart({ analysis, context })).toEqual({ ok: false, error: { message: text, status: 400 } });
  });
});
