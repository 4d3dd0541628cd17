import { alignSeries } from '../../../core/series/alignSeries';
import { type SeriesMatrix } from '../../../core/series/seriesMatrix';
import { sliceMatrix } from '../../../core/series/sliceMatrix';
import { type TimeGrid } from '../../../core/series/timeGrid';
import { type WireFrame } from '../../../frames/schema/wireFrame';
import { type AnomalyAnalysis } from '../../../protocol/analyses/anomaly';
import { type CovaryQuery } from '../../../protocol/query';
import { takingTurns } from '../../workers/takingTurns';
import { anomalyAnalyser } from '../analyses/anomaly/anomalyAnalyser';
import { blockLengthMs } from '../analyses/anomaly/blockLengthMs';
import { detectionRequestOf } from '../analyses/anomaly/detectionRequestOf';
import { gridAround } from '../gridAround';
import { fetchInputs } from '../fetchInputs';
import { type OpenUpstreams } from '../openUpstreams';
import { AnomalyStream, rowsOf } from './anomalyStream';
import { rowsFrame } from './rowsFrame';

/** What the present is, and how to wait for it; tests bring their own. */
export interface Clock {
  readonly nowMs: () => number;
  /** Resolves after that long, or at once when the signal fires. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** How long after a time its samples are asked for: stores need a moment to take them in. */
const settleMs = 2000;

/**
 * Follows a query: sends the rows of `grid` first, then each new row as its time comes, until the signal fires. History
 * is read once; from then on only new points are fetched, and the detector's state is kept. A fetch that fails is tried
 * again with the next step, the missed times included. `send` sets the pace: nothing is fetched before it has resolved.
 * When other series appear or one goes away, the stream reads its history anew, since a frame's columns are fixed.
 */
export async function streamAnomalies(
  query: CovaryQuery & { readonly analysis: AnomalyAnalysis },
  grid: TimeGrid,
  upstreams: OpenUpstreams,
  send: (frame: WireFrame) => Promise<void>,
  clock: Clock,
  signal: AbortSignal
): Promise<void> {
  const { stepMs } = grid;
  const fetchMatrix = (range: TimeGrid): Promise<SeriesMatrix> => fetchAligned(query, range, upstreams, signal);
  let fromMs = grid.fromMs;
  while (!signal.aborted) {
    const lastMs = latestMs(clock, stepMs);
    const shown = { fromMs: Math.min(fromMs, lastMs), toMs: lastMs, stepMs };
    const history = await fetchMatrix(anomalyAnalyser.fetchRange(query.analysis, query, shown));
    const { training } = query.analysis;
    const stream = new AnomalyStream(
      detectionRequestOf(query.analysis),
      blockLengthMs(query.lookbackMs, stepMs),
      stepMs,
      history.series,
      training === undefined ? undefined : sliceMatrix(history, training.fromMs, training.toMs)
    );
    const judged = await takingTurns(stream.judge(rowsOf(history)), signal);
    await send(
      rowsFrame(
        stream.series,
        judged.filter(({ timeMs }) => timeMs >= shown.fromMs)
      )
    );
    fromMs = (await followRows(stream, lastMs, fetchMatrix, send, clock, stepMs, signal)) + stepMs;
  }
}

/** Sends new rows until the series change; resolves to the last time that was sent. */
async function followRows(
  stream: AnomalyStream,
  sentMs: number,
  fetchMatrix: (range: TimeGrid) => Promise<SeriesMatrix>,
  send: (frame: WireFrame) => Promise<void>,
  clock: Clock,
  stepMs: number,
  signal: AbortSignal
): Promise<number> {
  let lastMs = sentMs;
  while (!signal.aborted) {
    await clock.sleep(lastMs + stepMs + settleMs - clock.nowMs(), signal);
    const toMs = latestMs(clock, stepMs);
    if (signal.aborted || toMs <= lastMs) {
      continue;
    }
    const fresh = await fetchMatrix({ fromMs: lastMs + stepMs, toMs, stepMs }).catch(() => undefined);
    if (fresh === undefined) {
      await clock.sleep(stepMs, signal);
      continue;
    }
    if (!isSame(fresh, stream)) {
      return lastMs;
    }
    await send(rowsFrame(stream.series, await takingTurns(stream.judge(rowsOf(fresh)), signal)));
    lastMs = toMs;
  }
  return lastMs;
}

function isSame({ series }: SeriesMatrix, stream: AnomalyStream): boolean {
  const keys = (list: AnomalyStream['series']): string => JSON.stringify(list);
  return keys(series) === keys(stream.series);
}

/** The last time of the grid whose samples should be in the store. */
function latestMs(clock: Clock, stepMs: number): number {
  return Math.floor((clock.nowMs() - settleMs) / stepMs) * stepMs;
}

async function fetchAligned(
  query: CovaryQuery,
  range: TimeGrid,
  upstreams: OpenUpstreams,
  signal: AbortSignal
): Promise<SeriesMatrix> {
  // A sample before the range may stand for its first time.
  const fetched = gridAround(range.stepMs, range.fromMs - query.toleranceMs, range.toMs);
  const { series } = await fetchInputs(query.inputs, upstreams, fetched, query.maxSeries, signal);
  return alignSeries(series, { ...range, toleranceMs: query.toleranceMs });
}
