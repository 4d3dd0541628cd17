import { type FrameNotice, type WireFrame } from '../../../frames/schema/wireFrame';
import { type AnomalyAnalysis } from '../../../protocol/analyses/anomaly';
import { type BacktestAnalysis } from '../../../protocol/analyses/backtest';
import { parseQuery } from '../../../protocol/parseQuery';
import { type CovaryQuery } from '../../../protocol/query';
import { type PluginQuery } from '../../plugin/application';
import { analyse } from './analyse';
import { type AnalysisResult } from '../analyser/analyser';
import { bindAnalyser } from '../analyses/registry';
import { currentScope } from '../../budget/queryScope';
import { countRead } from './countRead';
import { analyseTraces } from '../analyses/trace/analyseTraces';
import { type TraceTask } from '../analyses/trace/traceTask';
import { prepareDetection } from '../detection/prepareDetection';
import { fetchTraces } from '../inputs/fetchTraces';
import { framesForAlertRule } from '../tables/framesForAlertRule';
import { type OpenUpstreams } from '../instances/openUpstreams';
import { prepareSeries } from './prepareSeries';
import { type SeriesAnalysis } from '../analyser/preparedAnalysis';
import { type QueryEnvironment } from '../environment/queryEnvironment';
import { QueryError } from '../../queryError';
import { runInWorkers } from './runInWorkers';

/**
 * Answers one query: parses it, fetches its inputs, joins and analyses them. Each frame carries the query's refId; the
 * first carries the notices and the queries as they were sent. Throws QueryError and UpstreamError, whose messages are
 * for the query's author, and the signal's reason when that fires.
 *
 * @param environment see {@link QueryEnvironment}
 */
export async function runQuery(
  query: PluginQuery,
  upstreams: OpenUpstreams,
  isFromAlert: boolean,
  signal: AbortSignal,
  environment: QueryEnvironment = {}
): Promise<readonly WireFrame[]> {
  const parsed = parseQuery(query.model);
  if (!parsed.ok) {
    throw new QueryError(parsed.error);
  }
  if (!(query.fromMs <= query.toMs)) {
    throw new QueryError('the time range ends before it begins: choose one whose "from" lies before its "to"');
  }
  const { remarks, ...model } = parsed.value;
  const told = remarks.map((text): FrameNotice => ({ severity: 'info', text }));
  const { analysis } = model;
  if (analysis.kind === 'trace') {
    const { traces, notices, executed } = await fetchTraces(
      model.inputs,
      upstreams,
      { ...analysis, fromMs: query.fromMs, toMs: query.toMs },
      signal
    );
    const result = await traceResult({ analysis, traces, isFromAlert }, environment, signal);
    return answer(query.refId, model, isFromAlert, result, [...told, ...notices], executed);
  }
  const prepared = isDetection(analysis)
    ? await prepareDetection(query, { ...model, analysis }, upstreams, isFromAlert, environment, signal)
    : await prepareSeries(query, { ...model, analysis }, upstreams, isFromAlert, environment, signal);
  const { context, executed, custom } = prepared;
  const notices = [...told, ...prepared.notices];
  if (context === undefined) {
    return [noData(query.refId, notices, executed, custom)];
  }
  countRead(analysis.kind, context.series);
  const result = await analyse(bindAnalyser(analysis.kind, analysis), context, environment.workers, signal)
    .catch((error: unknown) => {
      throw withFailures(error, prepared.notices);
    })
    .finally(prepared.end);
  return answer(query.refId, model, isFromAlert, result, notices, executed, custom);
}

/** What an analysis lacks may be what a store did not answer: the error then says that, too. */
function withFailures(error: unknown, notices: readonly FrameNotice[]): unknown {
  const failures = notices.flatMap(({ severity, text }) => (severity === 'error' ? [text] : []));
  return error instanceof QueryError && failures.length > 0
    ? new QueryError([error.message, ...failures].join('; '), error.status, { cause: error })
    : error;
}

/** Fewer spans than this are looked at in some milliseconds. */
const leastSpansAside = 300;

async function traceResult(
  task: TraceTask,
  { workers }: QueryEnvironment,
  signal: AbortSignal
): Promise<AnalysisResult> {
  const count = task.traces.reduce((sum, { spans }) => sum + spans.length, 0);
  const { rows } = currentScope().budgets;
  if (count > rows) {
    throw new QueryError(
      `the traces have ${count} spans, more than the ${rows} rows that an answer may have (max_rows): ask for fewer traces`,
      413
    );
  }
  if (workers === undefined || count < leastSpansAside) {
    return analyseTraces(task.analysis, task.traces, task.isFromAlert);
  }
  const [result = { frames: [], notices: [] }] = await runInWorkers<AnalysisResult>(workers, [task], count, signal);
  return result;
}

function isDetection(analysis: SeriesAnalysis): analysis is AnomalyAnalysis | BacktestAnalysis {
  return analysis.kind === 'anomaly' || analysis.kind === 'backtest';
}

function answer(
  refId: string,
  { alertColumn }: CovaryQuery,
  isFromAlert: boolean,
  result: AnalysisResult,
  notices: readonly FrameNotice[],
  executed: string,
  custom?: Readonly<Record<string, unknown>>
): readonly WireFrame[] {
  const frames = isFromAlert ? framesForAlertRule(result.frames, alertColumn) : result.frames;
  return annotate(refId, frames, [...notices, ...result.notices], executed, custom);
}

/** An answer without series is no error: an empty frame that says why. */
function noData(
  refId: string,
  notices: readonly FrameNotice[],
  executed: string,
  custom?: Readonly<Record<string, unknown>>
): WireFrame {
  return {
    refId,
    fields: [],
    meta: { notices, executedQueryString: executed, ...(custom === undefined ? {} : { custom }) },
  };
}

function annotate(
  refId: string,
  frames: readonly WireFrame[],
  notices: readonly FrameNotice[],
  executed: string,
  custom?: Readonly<Record<string, unknown>>
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
        ...(custom === undefined ? {} : { custom: { ...frame.meta?.custom, ...custom } }),
        ...(i === 0 ? { executedQueryString: executed } : {}),
      },
    };
  });
}
