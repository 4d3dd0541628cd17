import { type Detection, type DetectionRequest, type SeriesDetection } from '../../../core/detectors/request/detection';
import { isResumable } from '../../../core/detectors/judging/isResumable';
import { rulesReach } from '../../../core/detectors/rules/ruledScores';
import { seriesValues } from '../../../core/series/seriesMatrix';
import { type TimeGrid } from '../../../core/series/timeGrid';
import { takingTurns } from '../../workers/takingTurns';
import { type SeriesSource } from '../samples/seriesSource';
import { type DetectionData } from '../analyser/detectionData';
import { type FetchedDetection } from './fetchDetection';
import { type JudgedRange } from '../analyser/judgedRange';
import { joinedJudgements } from './joinedJudgements';
import { type JudgementCache } from '../environment/judgementCache';
import { keptSeries, type KeptSeries } from '../environment/keptSeries';

/** What is left to judge, and what makes the judgements of all series and times out of it and keeps them. */
export interface JudgementPlan extends Pick<JudgedRange, 'complete'> {
  /** Series that are judged from the same time on, each group with its data; none where all is known. */
  readonly groups: readonly DetectionData[];
  /** To be called when the plan was carried out, or was not: others wait to judge the same. */
  readonly end: () => void;
}

/** What a query judges. */
interface Asked {
  readonly request: DetectionRequest;
  readonly grid: TimeGrid;
  readonly toleranceMs: number | undefined;
  readonly isFromAlert: boolean;
}

/** What is known is added to when so many times more have settled; until then they are judged again. */
const leastAdded = 10;

/** Judges everything. */
export async function wholePlan(
  { sources, dataOf, historyMs }: FetchedDetection,
  { fromMs }: TimeGrid
): Promise<JudgementPlan> {
  return { groups: [await dataOf(sources, fromMs - historyMs, fromMs)], end: () => undefined, complete: joinedParts };
}

/** Leaves out what was judged before by the same request on the same samples: for detectors that judge each series by itself. */
export async function judgementPlan(
  fetched: FetchedDetection,
  asked: Asked,
  cache: JudgementCache | undefined,
  signal: AbortSignal
): Promise<JudgementPlan> {
  const { kept, profileDays } = fetched;
  const { grid, request, toleranceMs, isFromAlert } = asked;
  if (cache === undefined || kept === undefined) {
    return wholePlan(fetched, grid);
  }
  // The present goes on from what is known; each stretch of the past is known by itself.
  const pastMs = grid.toMs > kept.settledMs ? undefined : fetched.judgedFromMs;
  const key = JSON.stringify([kept.generations, request, toleranceMs, profileDays, grid.stepMs, pastMs]);
  // Alert rules do not wait for panels.
  const end = await cache.enter(`${key} ${isFromAlert}`, signal);
  try {
    return { ...(await plannedBy(fetched, asked, cache, key, signal)), end };
  } catch (error) {
    end();
    throw error;
  }
}

async function plannedBy(
  fetched: FetchedDetection,
  { grid, request }: Asked,
  cache: JudgementCache,
  key: string,
  signal: AbortSignal
): Promise<Omit<JudgementPlan, 'end'>> {
  const { sources, profileDays, judgedFromMs } = fetched;
  const { stepMs } = grid;
  const known = cache.find(key);
  const isWalked = isResumable(request, stepMs) && profileDays === undefined;
  const usable = await takingTurns(usableOf(fetched, known, grid, isWalked), signal);
  const settledMs = Math.floor(Math.min(fetched.kept?.settledMs ?? -Infinity, grid.toMs) / stepMs) * stepMs;
  const groups: PlannedGroup[] = [];
  for (const group of await takingTurns(groupsOf(sources, usable, judgedFromMs, grid), signal)) {
    groups.push({ ...group, data: await dataOfGroup(group, fetched, request, grid, isWalked, settledMs) });
  }
  return {
    groups: groups.map(({ data }) => data),
    *complete(found) {
      const fresh = bySource(groups, found);
      const kept = new Map<string, KeptSeries>();
      for (const [source, { group, row, former, series, state }] of fresh) {
        const id = keyOf(source);
        const isNewest = settledMs >= (known.get(id)?.toMs ?? -Infinity);
        const isDue = settledMs >= (former === undefined ? group.firstMs : former.toMs + leastAdded * stepMs);
        const mayWalk = state !== undefined && hasEnough(group.data, row, request);
        if (isNewest && (isWalked ? mayWalk : isDue)) {
          const added = {
            judgements: series,
            firstMs: group.firstMs,
            stepMs,
            toMs: settledMs,
            rangeMs: grid.toMs - judgedFromMs,
          };
          const atMs = settledMs - rulesReach(request) * stepMs;
          kept.set(id, keptSeries(former, added, state === undefined ? undefined : { atMs, values: state }));
        }
        yield;
      }
      cache.keep(key, kept);
      const series: SeriesDetection[] = [];
      for (const [s, source] of sources.entries()) {
        const one = fresh.get(source);
        series.push(joinedJudgements(usable[s], one?.series, one?.group.firstMs ?? Infinity, grid));
        yield;
      }
      return { detector: request.detector, series };
    },
  };
}

/** Series that are judged from the same time on. */
interface Group {
  readonly firstMs: number;
  readonly sources: SeriesSource[];
  /** What was known of each of them; none where they are judged from the start. */
  readonly formers: KeptSeries[];
}

interface PlannedGroup extends Group {
  readonly data: DetectionData;
}

/** What is known of each series and can be gone on from. */
function* usableOf(
  { sources, historyMs }: FetchedDetection,
  known: ReadonlyMap<string, KeptSeries>,
  grid: TimeGrid,
  isWalked: boolean
): Generator<undefined, ReadonlyArray<KeptSeries | undefined>> {
  const usable: Array<KeptSeries | undefined> = [];
  for (const source of sources) {
    const one = known.get(keyOf(source));
    usable.push(one !== undefined && serves(one, grid, isWalked, historyMs) ? one : undefined);
    yield;
  }
  return usable;
}

/** Whether what is known of a series, with what follows it, makes the judgements of a range. */
function serves({ fromMs, toMs, state }: KeptSeries, grid: TimeGrid, isWalked: boolean, historyMs: number): boolean {
  if (fromMs > grid.fromMs || (isWalked && state === undefined)) {
    return false;
  }
  return grid.fromMs <= toMs + grid.stepMs || (isWalked && grid.fromMs - toMs < historyMs);
}

function* groupsOf(
  sources: readonly SeriesSource[],
  usable: ReadonlyArray<KeptSeries | undefined>,
  fromMs: number,
  { toMs, stepMs }: TimeGrid
): Generator<undefined, readonly Group[]> {
  const groups = new Map<string, Group>();
  for (const [s, source] of sources.entries()) {
    const former = usable[s];
    if (former !== undefined && former.toMs >= toMs) {
      continue;
    }
    const key = `${former?.toMs} ${former?.state?.atMs}`;
    const firstMs = former === undefined ? fromMs : former.toMs + stepMs;
    const group = groups.get(key) ?? { firstMs, sources: [], formers: [] };
    groups.set(key, group);
    group.sources.push(source);
    group.formers.push(...(former === undefined ? [] : [former]));
    yield;
  }
  return [...groups.values()];
}

async function dataOfGroup(
  { firstMs, sources, formers }: Group,
  { dataOf, historyMs, sources: all }: FetchedDetection,
  request: DetectionRequest,
  grid: TimeGrid,
  isWalked: boolean,
  settledMs: number
): Promise<DetectionData> {
  const { stepMs } = grid;
  const states = formers.flatMap(({ state }) => (state === undefined ? [] : [state]));
  const [state] = states;
  const isResumed = isWalked && state !== undefined;
  const neededMs = isResumed ? state.atMs - samplesSeen(request) * stepMs : firstMs - historyMs;
  const isWithin = neededMs >= grid.fromMs && sources.length === all.length;
  const data = await dataOf(isWithin ? all : sources, isWithin ? grid.fromMs : neededMs, firstMs);
  const placeOf = (timeMs: number): number => Math.round((timeMs - (data.matrix.times[0] ?? NaN)) / stepMs);
  const [former] = formers;
  const isKept = isWalked && (former === undefined || settledMs >= former.toMs + leastAdded * stepMs);
  return {
    ...data,
    ...(isResumed ? { resumed: { at: placeOf(state.atMs), states: states.map(({ values }) => values) } } : {}),
    ...(isKept ? { keepAt: placeOf(settledMs - rulesReach(request) * stepMs) } : {}),
  };
}

/** How many samples before the place of a state are seen by who goes on from it. */
function samplesSeen({ minSamples }: DetectionRequest): number {
  return 4 * minSamples + 2;
}

/** Whether the samples that are seen then are as many as the rules ask for. */
function hasEnough({ matrix, keepAt = -1 }: DetectionData, row: number, request: DetectionRequest): boolean {
  const seen = seriesValues(matrix, row).subarray(Math.max(0, keepAt + 1 - samplesSeen(request)), keepAt + 1);
  return seen.filter((value) => !Number.isNaN(value)).length >= request.minSamples;
}

interface Fresh {
  readonly group: PlannedGroup;
  readonly row: number;
  readonly former: KeptSeries | undefined;
  readonly series: SeriesDetection;
  readonly state: Float64Array | undefined;
}

function bySource(groups: readonly PlannedGroup[], found: readonly Detection[]): ReadonlyMap<SeriesSource, Fresh> {
  const judged = found.flatMap(({ series, states }) => series.map((one, i) => ({ series: one, state: states?.[i] })));
  const places = groups.flatMap((group) => group.sources.map((source, row) => ({ group, source, row })));
  return new Map(
    places.flatMap(({ group, source, row }, i) => {
      const one = judged[i];
      return one === undefined ? [] : [[source, { group, row, former: group.formers[row], ...one }] as const];
    })
  );
}

/** The detection of series that were judged apart, as if they had been judged at once; one part may be of a group. */
function* joinedParts(parts: readonly Detection[]): Generator<undefined, Detection> {
  yield;
  const [first] = parts;
  if (first === undefined) {
    throw new RangeError('there are no series');
  }
  return parts.length === 1 ? first : { ...first, series: parts.flatMap(({ series }) => series) };
}

function keyOf({ identity, key }: SeriesSource): string {
  return `${identity.inputRefId}\n${key}`;
}
