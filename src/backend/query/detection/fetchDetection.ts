import { findDetector } from '../../../core/detectors/registry';
import { rulesReach } from '../../../core/detectors/rules/ruledScores';
import { profileStepMs } from '../../../core/detectors/detector/seriesHistory';
import { gridLength } from '../../../core/series/gridLength';
import { type SeriesMatrix, seriesValues } from '../../../core/series/seriesMatrix';
import { type TimeGrid } from '../../../core/series/timeGrid';
import { type FrameNotice } from '../../../frames/schema/wireFrame';
import { type CovaryQuery, type QueryInput } from '../../../protocol/query';
import { type Upstream } from '../../upstreams/upstream';
import { refuseSurplusSamples } from '../../budget/checkWork';
import { currentScope } from '../../budget/queryScope';
import { takingTurns } from '../../workers/takingTurns';
import { askInputs } from '../inputs/askInputs';
import { type OpenUpstreams } from '../instances/openUpstreams';
import { QueryError } from '../../queryError';
import { type QueryEnvironment } from '../environment/queryEnvironment';
import { rangeNotices } from '../inputs/rangeNotices';
import { fetchWindow } from '../samples/fetchWindow';
import { reachBeforeMs } from '../samples/samplingTolerance';
import { firstSamplesMs, type InputWindow, seriesSources, type SeriesSource } from '../samples/seriesSource';
import { windowMatrix, type WindowMatrix } from '../samples/windowMatrix';
import { type DetectionData } from '../analyser/detectionData';
import { historyNotice } from './historyNotice';
import { judgedFrom } from './judgedFrom';
import { judgementHistory } from './judgementHistory';
import { type JudgementRequest } from './judgementRequest';
import { sampleNotices } from './sampleNotices';
import { upstreamsOf } from './upstreamsOf';

const dayMs = 86_400_000;

/** The most days of profile where neither the query nor the store says a number. */
export const usualProfileDays = 35;

/** Quarters of an hour end at :07, :22 …, so that jobs of the full hour do not decide. */
const profilePhaseMs = 7 * 60_000;

/** Series come and go: so many times as many as a query may show may be seen in its history. */
const historyFactor = 4;
const mostSeries = 20_000;

/** More steps a series are not fetched. */
const mostSteps = 200_000;

export interface FetchedDetection {
  /** The series to judge at the times of the grid. */
  readonly shown: SeriesMatrix;
  /** Who they are, in the same order. */
  readonly sources: readonly SeriesSource[];
  /** How much is looked at before a time. */
  readonly historyMs: number;
  /** From here on everything is there that judgements need; at most the begin of the grid. */
  readonly judgedFromMs: number;
  /** How many days of profile are looked at, where these are fewer than the detector would. */
  readonly profileDays?: number;
  /** What some of them are judged by: samples from `fromMs` on, those from `firstJudgedMs` on to be judged. */
  readonly dataOf: (some: readonly SeriesSource[], fromMs: number, firstJudgedMs: number) => Promise<DetectionData>;
  readonly notices: readonly FrameNotice[];
  /** What was sent to the stores, one line an input. */
  readonly executed: string;
  /** Which samples these are, and up to when they have settled; undefined where samples are not kept. */
  readonly kept?: { readonly generations: string; readonly settledMs: number };
}

/** What is wanted of each input: the samples at the query's step, and the profile. */
interface InputWindows {
  readonly fine: InputWindow['window'];
  readonly profile: InputWindow['window'] | undefined;
  readonly training: InputWindow['window'] | undefined;
}

/**
 * Fetches what a detector needs to judge the times of a grid: the samples of its stated history, its profile of earlier days, the
 * pinned training range. Throws where nothing can be had, or more series than `maxSeries` are to be judged.
 */
export async function fetchDetection(
  query: CovaryQuery,
  inputs: readonly QueryInput[],
  request: JudgementRequest,
  grid: TimeGrid,
  upstreams: OpenUpstreams,
  { samples: cache, judgements }: QueryEnvironment,
  signal: AbortSignal
): Promise<FetchedDetection> {
  const { stepMs } = grid;
  const { toleranceMs, maxSeries } = query;
  const need = judgementHistory(request, stepMs);
  const { fineMs } = need;
  // Samples as far apart as those of a profile are looked at as they are.
  const profileDays = stepMs < profileStepMs ? need.profileDays : 0;
  const allowedOf = (upstream: Upstream): number => query.profileDays ?? upstream.profileDays ?? usualProfileDays;
  // The stores of one detection are looked at as far back as the one that allows least, without those that allow nothing.
  const fewestDays = Math.min(
    profileDays,
    ...upstreamsOf(inputs, upstreams).map((upstream) => allowedOf(upstream) || Infinity)
  );
  const isWhole = fewestDays >= profileDays;
  const isEach = findDetector(request.detector).shape === 'univariate';
  const isShared = isEach && judgements !== undefined && cache !== undefined && grid.toMs <= cache.settledMs;
  const earliestMs = isShared ? judgedFrom(grid, 0) : grid.fromMs;
  const firstDayMs = Math.floor((earliestMs - rulesReach(request) * stepMs) / dayMs) * dayMs;
  const profileFromMs = (isWhole ? earliestMs : firstDayMs) - fewestDays * dayMs;
  const reachMs = toleranceMs ?? reachBeforeMs(stepMs);
  const fine = span(earliestMs - fineMs, grid.toMs, stepMs, 0);
  refuseTooLong(
    span(grid.fromMs - fineMs, grid.toMs, stepMs, 0),
    'the history that the detector looks at',
    '"minSamples", "quietSamples" or the windows of its options'
  );
  if (request.training !== undefined) {
    refuseTooLong({ ...request.training, stepMs }, 'the range of "training"', '"training"');
  }
  const ask = async (upstream: Upstream, input: QueryInput): Promise<InputWindows> => {
    const asked = { input, shown: grid, maxSeries: Math.min(historyFactor * maxSeries, mostSeries) };
    const fetch = (fromMs: number, toMs: number, ofStepMs: number, phaseMs: number): Promise<InputWindow['window']> =>
      fetchWindow(cache, upstream, { ...asked, ...span(fromMs, toMs, ofStepMs, phaseMs), intervalMs: stepMs }, signal);
    const [fineWindow, profile, training] = await Promise.all([
      fetch(fine.fromMs - reachMs, grid.toMs, stepMs, 0),
      profileDays > 0 && allowedOf(upstream) > 0
        ? fetch(profileFromMs - reachBeforeMs(profileStepMs), grid.toMs, profileStepMs, profilePhaseMs)
        : Promise.resolve(undefined),
      request.training === undefined
        ? Promise.resolve(undefined)
        : fetch(request.training.fromMs - reachMs, request.training.toMs, stepMs, 0),
    ]);
    return { fine: fineWindow, profile, training };
  };
  const { answers, notices: failures } = await askInputs(inputs, upstreams, ask, signal);
  const notices: FrameNotice[] = [...failures, ...rangeNotices(inputs, { ...fine, shown: grid })];
  for (const { refId, value } of answers) {
    const warnings = new Set([value.fine, value.profile, value.training].flatMap((window) => window?.warnings ?? []));
    warnings.forEach((text) => notices.push({ severity: 'warning', text: `input ${refId}: ${text}` }));
    if (value.fine.blocks.every(({ series }) => series.size === 0)) {
      notices.push({ severity: 'warning', text: `input ${refId} returned no series` });
    }
  }
  const windowsOf = (pick: (windows: InputWindows) => InputWindow['window'] | undefined): readonly InputWindow[] =>
    answers.flatMap(({ refId, value }) => {
      const window = pick(value);
      return window === undefined ? [] : [{ refId, window }];
    });
  const fines = windowsOf((windows) => windows.fine);
  const profiles = windowsOf((windows) => windows.profile);
  const trainings = windowsOf((windows) => windows.training);
  const all = await takingTurns(seriesSources(fines), signal);
  await reserveMatrix(all.length, gridLength(grid), signal);
  const judged = await takingTurns(windowMatrix(fines, all, grid, toleranceMs), signal);
  const { shown, sources } = await takingTurns(shownSources(judged, all, isEach), signal);
  if (sources.length > maxSeries) {
    throw new QueryError(
      `the inputs return more than ${maxSeries} series (${sources.length}); ` +
        'narrow a selector, aggregate, raise "maxSeries", or let rules watch them (the page Detectors makes them)'
    );
  }
  const { training: pinned } = request;
  const kept = keptSamples(answers.map(({ value }) => value));
  const firstMs = await takingTurns(firstSamplesMs(fines, sources), signal);
  const firstProfileMs =
    profiles.length === 0 ? undefined : await takingTurns(firstSamplesMs(profiles, sources), signal);
  return {
    shown: shown.matrix,
    sources,
    historyMs: fineMs,
    judgedFromMs: isShared ? judgedFrom(grid, sources.length) : grid.fromMs,
    ...(isWhole ? {} : { profileDays: fewestDays }),
    dataOf: async (some, fromMs, firstJudgedMs) => {
      const from = span(Math.max(fromMs, fine.fromMs), grid.toMs, stepMs, 0);
      const isShown = some === sources && from.fromMs === grid.fromMs;
      const ofProfile = profiles.length === 0 ? undefined : profileSpan(profiles);
      const ofTraining = pinned === undefined ? undefined : span(pinned.fromMs, pinned.toMs, stepMs, 0);
      const spans = [isShown ? undefined : from, ofProfile, ofTraining];
      await reserveMatrix(
        some.length,
        spans.reduce((sum, one) => sum + (one === undefined ? 0 : gridLength(one)), 0),
        signal
      );
      const join = async (windows: readonly InputWindow[], one: TimeGrid, tolerance: number | undefined) =>
        (await takingTurns(windowMatrix(windows, some, one, tolerance), signal)).matrix;
      return {
        matrix: isShown ? shown.matrix : await join(fines, from, toleranceMs),
        firstJudged: Math.round((firstJudgedMs - from.fromMs) / stepMs),
        ...(ofProfile === undefined ? {} : { profile: await join(profiles, ofProfile, undefined) }),
        ...(isWhole ? {} : { profileDays: fewestDays }),
        ...(ofTraining === undefined ? {} : { training: await join(trainings, ofTraining, toleranceMs) }),
      };
    },
    ...(kept === undefined ? {} : { kept }),
    notices: [
      ...notices,
      ...sampleNotices(shown, toleranceMs),
      ...historyNotice(grid.fromMs, { fineMs, profileDays }, firstMs, firstProfileMs),
    ],
    executed: answers.map(({ refId, value }) => `${refId}: ${value.fine.executed}`).join('\n'),
  };
}

/** Waits until there is memory for a matrix. @throws QueryError where it would have more samples than a query may */
async function reserveMatrix(seriesCount: number, length: number, signal: AbortSignal): Promise<void> {
  const { budgets, memory } = currentScope();
  const samples = seriesCount * length;
  refuseSurplusSamples(`${seriesCount} series of ${length} points, history included,`, samples, budgets);
  await memory?.reserveWork(samples * Float64Array.BYTES_PER_ELEMENT, signal);
}

/** The multiples of a step, moved by a phase, within a range. */
function span(fromMs: number, toMs: number, stepMs: number, phaseMs: number): TimeGrid {
  return {
    fromMs: Math.ceil((fromMs - phaseMs) / stepMs) * stepMs + phaseMs,
    toMs: Math.floor((toMs - phaseMs) / stepMs) * stepMs + phaseMs,
    stepMs,
  };
}

function keptSamples(answers: readonly InputWindows[]): FetchedDetection['kept'] {
  const windows = answers.flatMap(({ fine, profile, training }) => [fine, profile, training]);
  const asked = windows.filter((window) => window !== undefined);
  const settledMs = Math.min(...asked.map((window) => window.settledMs ?? -Infinity));
  return settledMs === -Infinity
    ? undefined
    : { generations: windows.map((window) => window?.generation ?? '').join(), settledMs };
}

function refuseTooLong({ fromMs, toMs, stepMs }: TimeGrid, what: string, options: string): void {
  const length = Math.floor((toMs - fromMs) / stepMs) + 1;
  if (length > mostSteps) {
    throw new QueryError(
      `${what} has ${length} steps of ${stepMs} ms, more than ${mostSteps}: raise "stepMs" or lower ${options}`
    );
  }
}

/** From the first to the last quarter of an hour that any input was asked for. */
function profileSpan(profiles: readonly InputWindow[]): TimeGrid {
  return {
    fromMs: Math.min(...profiles.map(({ window }) => window.fromMs)),
    toMs: Math.max(...profiles.map(({ window }) => window.toMs)),
    stepMs: profileStepMs,
  };
}

/**
 * What is to be judged: series that have a value in the judged part, where each is judged by itself. In a group all of the history
 * take part, so that whoever asks for another range sees the same group. Pauses after each series.
 */
function* shownSources(
  all: WindowMatrix,
  sources: readonly SeriesSource[],
  isEach: boolean
): Generator<undefined, { readonly shown: WindowMatrix; readonly sources: readonly SeriesSource[] }> {
  const { matrix } = all;
  const kept: number[] = [];
  for (let s = 0; s < sources.length; s++) {
    if (!isEach || seriesValues(matrix, s).some((value) => !Number.isNaN(value))) {
      kept.push(s);
    }
    yield;
  }
  if (kept.length === sources.length) {
    return { shown: all, sources };
  }
  const length = matrix.times.length;
  const values = new Float64Array(kept.length * length);
  for (const [i, s] of kept.entries()) {
    values.set(seriesValues(matrix, s), i * length);
    yield;
  }
  return {
    shown: {
      ...all,
      lost: Float64Array.from(kept, (s) => all.lost[s] ?? NaN),
      matrix: { ...matrix, series: kept.flatMap((s) => matrix.series.slice(s, s + 1)), values },
    },
    sources: kept.flatMap((s) => sources.slice(s, s + 1)),
  };
}
