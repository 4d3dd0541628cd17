import { findDetector } from '../../../core/detectors/registry';
import { type AnomalyAnalysis } from '../../../protocol/analyses/anomaly';
import { type BacktestAnalysis } from '../../../protocol/analyses/backtest';
import { type FrameNotice } from '../../../frames/schema/wireFrame';
import { type TimeGrid } from '../../../core/series/timeGrid';
import { type PluginQuery } from '../../plugin/application';
import { takingTurns } from '../../workers/takingTurns';
import { detectionRequestOf } from './detectionRequestOf';
import { fetchInputs, type FetchedInputs } from '../inputs/fetchInputs';
import { type OpenUpstreams } from '../instances/openUpstreams';
import { type PreparedAnalysis, type QueryOf } from '../analyser/preparedAnalysis';
import { type QueryEnvironment } from '../environment/queryEnvironment';
import { QueryError } from '../../queryError';
import { gridLength } from '../../../core/series/gridLength';
import { tellInputsApart } from '../inputs/tellInputsApart';
import { detectionGrid } from './detectionGrid';
import { fetchDetection } from './fetchDetection';
import { upstreamsOf } from './upstreamsOf';
import { judgementPlan, wholePlan } from './judgementPlan';

/** Fetches what a detection works on: at the query's own step, whatever the panel's zoom, with the detector's history. */
export async function prepareDetection(
  query: Pick<PluginQuery, 'fromMs' | 'toMs' | 'intervalMs' | 'maxDataPoints'>,
  model: QueryOf<AnomalyAnalysis | BacktestAnalysis>,
  upstreams: OpenUpstreams,
  isFromAlert: boolean,
  environment: QueryEnvironment,
  signal: AbortSignal
): Promise<PreparedAnalysis> {
  const { analysis, inputs, stepMs } = model;
  const zone = model.zone ?? environment.zone ?? 'UTC';
  const { fromMs, toMs } = query;
  const { grid, isCoarser } = detectionGrid(
    { fromMs, toMs, stepMs },
    upstreamsOf(inputs, upstreams).flatMap(({ scrapeIntervalMs }) => scrapeIntervalMs ?? []),
    isFromAlert
  );
  if (gridLength(grid) === 0) {
    throw new QueryError(
      `the time range is shorter than the step of ${grid.stepMs} ms: widen the range or lower "stepMs"`
    );
  }
  const markInput = analysis.kind === 'backtest' ? analysis.incidentInput : undefined;
  const [watched, marks] = [
    inputs.filter(({ refId }) => refId !== markInput),
    inputs.filter(({ refId }) => refId === markInput),
  ];
  if (watched.length === 0) {
    throw new QueryError('there is no input to judge beside that of the incidents: add one');
  }
  const request = detectionRequestOf(analysis, zone);
  const [detection, marked] = await Promise.all([
    fetchDetection(model, watched, request, grid, upstreams, environment, signal),
    marks.length === 0
      ? Promise.resolve(noMarks)
      : fetchInputs(marks, upstreams, grid, model.maxSeries, environment.samples, signal),
  ]);
  const notices: FrameNotice[] = [
    ...(isCoarser ? [coarserNotice(grid)] : []),
    ...detection.notices,
    // A store without marks had no incidents.
    ...marked.notices.filter(({ text }) => !text.endsWith('returned no series')),
  ];
  const executed = [detection.executed, marked.executed].filter((text) => text !== '').join('\n');
  const custom = { stepMs: grid.stepMs, zone };
  const { shown } = detection;
  if (shown.series.length === 0) {
    const told = notices.length === 0 ? [valuelessNotice] : notices;
    return { context: undefined, notices: told, executed, custom };
  }
  const tellApart = await takingTurns(tellInputsApart(shown.series, isFromAlert), signal);
  const matrix = { ...shown, series: shown.series.map(tellApart) };
  const thinMs = isFromAlert ? undefined : thinningMs(grid, query);
  const isEach = findDetector(request.detector).shape === 'univariate';
  const isExplained = analysis.kind === 'backtest' || (analysis.format === 'events' && !isFromAlert);
  // Rules are replayed from their beginning, whatever was said before.
  const mayGoOn = isEach && !isExplained && request.asRules !== true;
  const { groups, complete, end } = mayGoOn
    ? await judgementPlan(
        detection,
        { request, grid, toleranceMs: model.toleranceMs, isFromAlert },
        environment.judgements,
        signal
      )
    : await wholePlan(detection, grid);
  return {
    context: {
      query: { ...model, zone, toleranceMs: model.toleranceMs ?? 0 },
      grid,
      fetched: grid,
      series: marked.series,
      detections: isExplained
        ? groups.map((data) => ({ ...data, matrix: { ...data.matrix, series: matrix.series } }))
        : groups,
      judged: { matrix, complete },
      isFromAlert,
      ...(thinMs === undefined ? {} : { thinMs }),
    },
    notices,
    executed,
    custom,
    end,
  };
}

const valuelessNotice: FrameNotice = { severity: 'warning', text: 'no series has a value in the range' };

const noMarks: FetchedInputs = { series: [], notices: [], failed: [], executed: '' };

function coarserNotice({ stepMs }: TimeGrid): FrameNotice {
  return {
    severity: 'warning',
    text:
      `the range is too long for the step of the query: it is judged at a step of ${stepMs / 1000} s, whose scores are not ` +
      'those that an alert rule sees; shorten the range to see these',
  };
}

/** The interval of which one time is shown; undefined where there are no more times than the panel has room for. */
function thinningMs(
  grid: TimeGrid,
  { intervalMs, maxDataPoints }: Pick<PluginQuery, 'intervalMs' | 'maxDataPoints'>
): number | undefined {
  const { fromMs, toMs, stepMs } = grid;
  if (maxDataPoints <= 0 || gridLength(grid) <= maxDataPoints) {
    return undefined;
  }
  const wantedMs = Math.max(intervalMs, (toMs - fromMs) / maxDataPoints);
  return Math.ceil(wantedMs / stepMs) * stepMs;
}
