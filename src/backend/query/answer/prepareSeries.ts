import { type InputSeries } from '../../../core/series/alignSeries';
import { defaultToleranceMs } from '../../../core/series/asOfJoin';
import { gridLength } from '../../../core/series/gridLength';
import { gridTimes } from '../../../core/series/timeGrid';
import { type FrameNotice } from '../../../frames/schema/wireFrame';
import { type AnomalyAnalysis } from '../../../protocol/analyses/anomaly';
import { type BacktestAnalysis } from '../../../protocol/analyses/backtest';
import { type CovaryQuery } from '../../../protocol/query';
import { type PluginQuery } from '../../plugin/application';
import { takingTurns } from '../../workers/takingTurns';
import { type FetchedHistory, type HistoryRange } from '../analyser/analyser';
import { bindAnalyser } from '../analyses/registry';
import { describedMetrics } from '../inputs/describedMetrics';
import { infiniteNotice, lostNotice } from '../detection/sampleNotices';
import { fetchInputs } from '../inputs/fetchInputs';
import { type OpenUpstreams } from '../instances/openUpstreams';
import { type PreparedAnalysis, type QueryOf, type SeriesAnalysis } from '../analyser/preparedAnalysis';
import { type QueryEnvironment } from '../environment/queryEnvironment';
import { QueryError } from '../../queryError';
import { queryGrid } from '../grids/queryGrid';
import { type SampleCache } from '../samples/sampleCache';
import { lostShare } from '../samples/lostShare';
import { samplingToleranceMs } from '../samples/samplingTolerance';
import { tellInputsApart } from '../inputs/tellInputsApart';
import { withoutInfiniteSamples } from '../inputs/withoutInfiniteSamples';

/** More points than this a series are refused: no screen shows them, and no browser takes them. */
const maxPoints = 100_000;

/** History counts less: it is fetched, and not shown. */
const maxFetchedPoints = 2 * maxPoints;

/** A store is asked for so many ranges beside the one that is shown at a time. */
const rangesAtOnce = 3;

/** Analyses that put their series on one grid. */
const aligning: ReadonlySet<string> = new Set(['correlation', 'related', 'rootCause', 'cluster']);

/** Fetches what an analysis other than a detection works on, on the panel's grid unless the query has a step of its own. */
export async function prepareSeries(
  query: PluginQuery,
  model: QueryOf<Exclude<SeriesAnalysis, AnomalyAnalysis | BacktestAnalysis>>,
  upstreams: OpenUpstreams,
  isFromAlert: boolean,
  { samples: cache }: QueryEnvironment,
  signal: AbortSignal
): Promise<PreparedAnalysis> {
  const { analysis, toleranceMs } = model;
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
  const asked = { ...model, toleranceMs: toleranceMs ?? defaultToleranceMs };
  const fetched = analyser.fetchRange(asked, grid);
  const fetchedLength = gridLength(fetched);
  if (fetchedLength > maxFetchedPoints) {
    const options = analyser.reachOptions.map((name) => `"${name}"`).join(' or ');
    throw new QueryError(
      `with what it needs around the range, the query would fetch ${fetchedLength} steps of ${fetched.stepMs} ms a series, ` +
        `more than ${maxFetchedPoints}: raise "stepMs" or lower ${options}`
    );
  }
  const [{ series: all, notices, failed, executed }, history] = await Promise.all([
    fetchInputs(model.inputs, upstreams, { ...fetched, shown: grid }, model.maxSeries, cache, signal),
    fetchHistory(model, analyser.historyRanges(asked, grid), upstreams, cache, signal),
  ]);
  if (all.length === 0) {
    return { context: undefined, notices, executed };
  }
  // The report on quality counts infinite samples itself.
  const { series, infinite } =
    analysis.kind === 'quality' ? { series: all, infinite: 0 } : await takingTurns(withoutInfiniteSamples(all), signal);
  const followed = await takingTurns(longestTolerance(series, fetched.stepMs), signal);
  const tellApart = await takingTurns(tellInputsApart(series, isFromAlert), signal);
  const described = await describedMetrics(analyser.unknownMetrics(asked, series), model.inputs, upstreams, signal);
  const told: FrameNotice[] = infinite === 0 ? [] : [infiniteNotice(infinite)];
  if (toleranceMs !== undefined && aligning.has(analysis.kind)) {
    const times = gridTimes(grid);
    const lost = await takingTurns(lostShares(series, times, toleranceMs), signal);
    told.push(...lostNotice(series, lost, toleranceMs, grid.stepMs));
  }
  return {
    context: {
      query: { ...model, toleranceMs: toleranceMs ?? followed },
      grid,
      fetched,
      series: series.map(tellApart),
      history: history.map(({ range, series: former }) => ({ range, series: former.map(tellApart) })),
      described,
      failed,
      isFromAlert,
    },
    notices: [...notices, ...told],
    executed,
  };
}

/** The tolerance that the series' own sampling asks for. */
function* longestTolerance(series: readonly InputSeries[], stepMs: number): Generator<undefined, number> {
  let longest = defaultToleranceMs;
  for (const { times } of series) {
    longest = Math.max(longest, samplingToleranceMs(times, stepMs));
    yield;
  }
  return longest;
}

function* lostShares(
  series: readonly InputSeries[],
  times: Float64Array,
  toleranceMs: number
): Generator<undefined, Float64Array> {
  const lost = new Float64Array(series.length);
  for (const [s, one] of series.entries()) {
    lost[s] = lostShare(one.times, times, toleranceMs);
    yield;
  }
  return lost;
}

/** Ranges beside the one that was asked for; one that cannot be had has no series, since the query can do without it. */
async function fetchHistory(
  { inputs, maxSeries }: CovaryQuery,
  ranges: readonly HistoryRange[],
  upstreams: OpenUpstreams,
  cache: SampleCache | undefined,
  signal: AbortSignal
): Promise<readonly FetchedHistory[]> {
  const history: FetchedHistory[] = [];
  for (let first = 0; first < ranges.length; first += rangesAtOnce) {
    const some = ranges.slice(first, first + rangesAtOnce).map(async ({ profileDays = 0, ...range }) => {
      const asked = inputs.filter(({ upstream }) => reachOf(upstreams, upstream) >= profileDays);
      const fetched = await fetchInputs(asked, upstreams, range, maxSeries, cache, signal).catch(() => undefined);
      signal.throwIfAborted();
      const { series } = await takingTurns(withoutInfiniteSamples(fetched?.series ?? []), signal);
      return { range, series };
    });
    history.push(...(await Promise.all(some)));
  }
  return history;
}

/** How many earlier days a store may be asked for that nobody asked for. */
function reachOf(upstreams: OpenUpstreams, name: string | undefined): number {
  const [first = ''] = upstreams.keys();
  const store = upstreams.get(name ?? first);
  return store?.ok === true ? (store.value.profileDays ?? Infinity) : 0;
}
