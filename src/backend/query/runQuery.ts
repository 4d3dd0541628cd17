import { type FrameNotice, type WireFrame } from '../../frames/schema/wireFrame';
import { parseQuery } from '../../protocol/parseQuery';
import { type CovaryQuery } from '../../protocol/query';
import { type PluginQuery } from '../plugin/application';
import { type WorkerPool } from '../workers/workerPool';
import { analyse } from './analyse';
import { type TimeGrid } from '../../core/series/timeGrid';
import { type AnalysisResult, type FetchedHistory } from './analyser';
import { bindAnalyser } from './analyses/registry';
import { analyseTraces } from './analyses/trace/analyseTraces';
import { framesForAlertRule } from './framesForAlertRule';
import { fetchInputs } from './fetchInputs';
import { fetchTraces } from './fetchTraces';
import { type OpenUpstreams } from './openUpstreams';
import { QueryError } from './queryError';
import { gridLength, queryGrid } from './queryGrid';

/** More points than this a series are refused: no screen shows them, and no browser takes them. */
const maxPoints = 100_000;

/** History counts less: it is fetched, and not shown. */
const maxFetchedPoints = 2 * maxPoints;

/**
 * Answers one query: parses it, fetches its inputs, joins and analyses them. Each frame carries the query's refId; the
 * first carries the notices and the queries as they were sent. Throws QueryError and UpstreamError, whose messages are
 * for the query's author, and the signal's reason when that fires.
 *
 * @param workers where large analyses run; without them all run here
 */
export async function runQuery(
  query: PluginQuery,
  upstreams: OpenUpstreams,
  isFromAlert: boolean,
  signal: AbortSignal,
  workers?: WorkerPool
): Promise<readonly WireFrame[]> {
  const parsed = parseQuery(query.model);
  if (!parsed.ok) {
    throw new QueryError(parsed.error);
  }
  const model = parsed.value;
  const { analysis } = model;
  if (analysis.kind === 'trace') {
    const { traces, notices, executed } = await fetchTraces(model.inputs, upstreams, signal);
    const result = analyseTraces(analysis, traces, isFromAlert);
    return answer(query.refId, model, isFromAlert, result, notices, executed);
  }
  const grid = queryGrid({ ...query, stepMs: model.stepMs });
  const length = gridLength(grid);
  if (length === 0) {
    throw new QueryError(
      `the time range is shorter than the step of ${grid.stepMs} ms: widen the range or lower "stepMs"`
    );
  }
  if (length > maxPoints) {
    throw new QueryError(`the range has ${length} steps of ${grid.stepMs} ms, more than ${maxPoints}: raise "stepMs"`);
  }
  const analyser = bindAnalyser(analysis.kind, analysis);
  const fetched = analyser.fetchRange(model, grid);
  const fetchedLength = gridLength(fetched);
  if (fetchedLength > maxFetchedPoints) {
    const options = analyser.reachOptions.map((name) => `"${name}"`).join(' or ');
    throw new QueryError(
      `with what it needs around the range, the query would fetch ${fetchedLength} steps of ${fetched.stepMs} ms a series, ` +
        `more than ${maxFetchedPoints}: raise "stepMs" or lower ${options}`
    );
  }
  const [{ series, notices, executed }, history] = await Promise.all([
    fetchInputs(model.inputs, upstreams, { ...fetched, shown: grid }, model.maxSeries, signal),
    fetchHistory(model, analyser.historyRanges(model, grid), upstreams, signal),
  ]);
  if (series.length === 0) {
    return [noData(query.refId, notices, executed)];
  }
  const context = { query: model, grid, fetched, series, history, isFromAlert };
  const result = await analyse(analyser, context, workers, signal);
  return answer(query.refId, model, isFromAlert, result, notices, executed);
}

/** Ranges beside the one that was asked for; one that cannot be had has no series, since the query can do without it. */
async function fetchHistory(
  { inputs, maxSeries }: CovaryQuery,
  ranges: readonly TimeGrid[],
  upstreams: OpenUpstreams,
  signal: AbortSignal
): Promise<readonly FetchedHistory[]> {
  return Promise.all(
    ranges.map(async (range) => {
      const fetched = await fetchInputs(inputs, upstreams, range, maxSeries, signal).catch(() => undefined);
      signal.throwIfAborted();
      return { range, series: fetched?.series ?? [] };
    })
  );
}

function answer(
  refId: string,
  { alertColumn }: CovaryQuery,
  isFromAlert: boolean,
  result: AnalysisResult,
  notices: readonly FrameNotice[],
  executed: string
): readonly WireFrame[] {
  const frames = isFromAlert ? framesForAlertRule(result.frames, alertColumn) : result.frames;
  return annotate(refId, frames, [...notices, ...result.notices], executed);
}

/** An answer without series is no error: an empty frame that says why. */
function noData(refId: string, notices: readonly FrameNotice[], executed: string): WireFrame {
  return { refId, fields: [], meta: { notices, executedQueryString: executed } };
}

function annotate(
  refId: string,
  frames: readonly WireFrame[],
  notices: readonly FrameNotice[],
  executed: string
): readonly WireFrame[] {
  return frames.map((frame, i) => {
    const own = frame.meta?.notices ?? [];
    const all = i === 0 ? [...own, ...notices] : own;
    return {
      ...frame,
      refId,
      meta: {
        ...frame.meta,
        ...(all.length === 0 ? {} : { notices: all }),
        ...(i === 0 ? { executedQueryString: executed } : {}),
      },
    };
  });
}
