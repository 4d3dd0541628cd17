import { type InputSeries } from '../../../../core/series/alignSeries';
import { labelValue } from '../../../../core/series/labelValue';
import { counterIncreases } from '../../../../core/series/counterIncreases';
import { burnRateSeries } from '../../../../core/slo/burnRateSeries';
import { errorBudget, type ServiceLevelEvents } from '../../../../core/slo/errorBudget';
import { eventsWithin } from '../../../../core/slo/eventCounts';
import { standardBurnAlerts } from '../../../../core/slo/standardBurnAlerts';
import { gridTimes } from '../../../../core/series/timeGrid';
import { type FrameNotice, type WireFrame } from '../../../../frames/schema/wireFrame';
import { type SloAnalysis } from '../../../../protocol/analyses/slo';
import { numberColumn, numericFrame, textColumn, timeSeriesFrame } from '../../tables/columns';
import { gridAround } from '../../grids/gridAround';
import { inOnePiece } from '../../analyser/inOnePiece';
import { QueryError } from '../../../queryError';

/** How fine events are counted: the shortest window of the burn rates, 5 minutes, still has five counts. */
const countingStepMs = 60_000;

/** The state of objectives at the end of the range, or their burn rates over the range. */
export const sloAnalyser = inOnePiece<'slo'>({
  reachOptions: ['periodMs'],
  // A period of a month at a panel's step would be samples by the hundred thousand.
  fetchRange: ({ periodMs, format }, _, grid) => {
    const stepMs = grid.stepMs * Math.max(1, Math.floor(countingStepMs / grid.stepMs));
    const longest = windows.at(-1) ?? 0;
    const fromMs = format === 'burnRates' ? grid.fromMs : grid.toMs;
    return gridAround(stepMs, fromMs - (format === 'status' ? Math.max(periodMs, longest) : longest), grid.toMs);
  },
  run: (analysis, { grid, series, failed = [], isFromAlert }) => {
    const objectives = groupEvents(analysis, series, failed);
    const notices = eventNotices(analysis, series, objectives, grid.toMs);
    const format = isFromAlert && analysis.format === 'burnRates' ? 'alerts' : analysis.format;
    switch (format) {
      case 'status':
        return { frames: [statusTable(objectives, analysis, grid.toMs)], notices };
      case 'alerts':
        return { frames: [alertTable(objectives, analysis, grid.toMs)], notices };
      case 'burnRates':
        return {
          frames: objectives.flatMap((objective) => burnRateFrames(objective, analysis, gridTimes(grid))),
          notices,
        };
    }
  },
});

const windows = [...new Set(standardBurnAlerts.flatMap(({ longMs, shortMs }) => [longMs, shortMs]))].sort(
  (a, b) => a - b
);

interface Objective {
  readonly labels: Readonly<Record<string, string>>;
  readonly events: ServiceLevelEvents;
}

/** Adds up good and total events of each combination of the labels in `by`. */
function groupEvents(
  { good, total, by, encoding }: SloAnalysis,
  series: readonly InputSeries[],
  failed: readonly string[]
): readonly Objective[] {
  if (good === total) {
    throw new QueryError(`good and all events are both counted by the input "${total}": name another for one of them`);
  }
  if (failed.includes(good)) {
    throw new QueryError(`the input "${good}" failed: how many events were good is not known`);
  }
  if (!series.some(({ inputRefId }) => inputRefId === total)) {
    throw new QueryError(`the input "${total}" returns no series: an objective needs the total of its events`);
  }
  const groups = new Map<string, { labels: Record<string, string>; good: InputSeries[]; total: InputSeries[] }>();
  for (const one of series.filter(({ inputRefId }) => inputRefId === good || inputRefId === total)) {
    const labels = Object.fromEntries(by.map((name) => [name, labelValue(one.labels, name) ?? '']));
    const key = JSON.stringify(labels);
    const group = groups.get(key) ?? { labels, good: [], total: [] };
    (one.inputRefId === good ? group.good : group.total).push(one);
    groups.set(key, group);
  }
  return [...groups.values()]
    .filter((group) => group.total.length > 0)
    .map((group) => {
      const events = addUp(group.total, encoding);
      // Stores have no series of what never happened: without one, no event was good.
      const goodEvents = withNoneAt(events.times, addUp(group.good, encoding));
      return { labels: group.labels, events: { good: goodEvents, total: events, encoding: 'increment' } };
    });
}

/** What is said beside the numbers: that no event was good, or that there was none. */
function eventNotices(
  { good, periodMs }: SloAnalysis,
  series: readonly InputSeries[],
  objectives: readonly Objective[],
  atMs: number
): readonly FrameNotice[] {
  const notices: FrameNotice[] = [];
  if (!series.some(({ inputRefId }) => inputRefId === good)) {
    notices.push({ severity: 'warning', text: `the input "${good}" returns no series: no event counts as good` });
  }
  const idle = objectives.filter(
    ({ events }) => eventsWithin(events.total, events.encoding, atMs - periodMs, atMs) === 0
  );
  if (idle.length > 0) {
    const who = idle.map(({ labels }) => Object.values(labels).join(' ')).filter((name) => name !== '');
    const whose = who.length === 0 ? '' : ` of ${who.join(', ')}`;
    notices.push({ severity: 'info', text: `no event${whose} in the period: nothing of the budget is spent` });
  }
  return notices;
}

/** At times at which there are events and no good ones, none was good. */
function withNoneAt(
  times: Float64Array,
  { times: goodTimes, values }: ServiceLevelEvents['good']
): ServiceLevelEvents['good'] {
  const good = new Map<number, number>([...times].map((time) => [time, 0]));
  goodTimes.forEach((time, i) => good.set(time, values[i] ?? NaN));
  const all = Float64Array.from(good.keys()).sort();
  return { times: all, values: all.map((time) => good.get(time) ?? 0) };
}

/** The sum of the events of several series at each of their times. */
function addUp(series: readonly InputSeries[], encoding: SloAnalysis['encoding']): ServiceLevelEvents['good'] {
  const sums = new Map<number, number>();
  for (const { times, values } of series) {
    const increments = encoding === 'counter' ? counterIncreases(values) : values;
    for (const [i, increment] of increments.entries()) {
      const time = times[i] ?? NaN;
      if (!Number.isNaN(increment)) {
        sums.set(time, (sums.get(time) ?? 0) + increment);
      }
    }
  }
  const times = Float64Array.from(sums.keys()).sort();
  return { times, values: times.map((time) => sums.get(time) ?? NaN) };
}

function labelTexts<Row>(rows: readonly Row[], by: readonly string[], labelsOf: (row: Row) => Objective['labels']) {
  return by.map((name) => textColumn(name, rows, (row) => labelsOf(row)[name] ?? ''));
}

function statusTable(
  objectives: readonly Objective[],
  { objective, periodMs, by }: SloAnalysis,
  atMs: number
): WireFrame {
  const rows = objectives.map(({ labels, events }) => ({
    labels,
    budget: errorBudget(events, { objective, atMs, periodMs }),
  }));
  return numericFrame('objective', [
    ...labelTexts(rows, by, ({ labels }) => labels),
    numberColumn('budget left', rows, ({ budget }) => budget.remaining, { unit: 'percentunit', max: 1 }),
    numberColumn('good', rows, ({ budget }) => budget.ratio, { unit: 'percentunit', decimals: 4, max: 1 }),
    numberColumn('bad events', rows, ({ budget }) => budget.bad, { decimals: 0 }),
    numberColumn('allowed bad events', rows, ({ budget }) => budget.allowedBad, { decimals: 0 }),
    numberColumn('exhausted in', rows, ({ budget }) => budget.exhaustedInMs, { unit: 'ms' }),
    numberColumn('exhausted at the earliest', rows, ({ budget }) => budget.exhaustedWithin.earliestMs, { unit: 'ms' }),
    numberColumn('exhausted at the latest', rows, ({ budget }) => budget.exhaustedWithin.latestMs, { unit: 'ms' }),
    numberColumn('firing alerts', rows, ({ budget }) => budget.alerts.filter(({ isFiring }) => isFiring).length),
  ]);
}

function alertTable(
  objectives: readonly Objective[],
  { objective, periodMs, by }: SloAnalysis,
  atMs: number
): WireFrame {
  const rows = objectives.flatMap(({ labels, events }) =>
    errorBudget(events, { objective, atMs, periodMs }).alerts.map((alert) => ({ labels, alert }))
  );
  return numericFrame('burn rate alerts', [
    ...labelTexts(rows, by, ({ labels }) => labels),
    textColumn('severity', rows, ({ alert }) => alert.severity),
    textColumn('long window', rows, ({ alert }) => formatHours(alert.longMs)),
    textColumn('short window', rows, ({ alert }) => formatHours(alert.shortMs)),
    numberColumn('firing', rows, ({ alert }) => (alert.isFiring ? 1 : 0), { decimals: 0 }),
    numberColumn('long burn rate', rows, ({ alert }) => alert.longBurnRate, { decimals: 2 }),
    numberColumn('short burn rate', rows, ({ alert }) => alert.shortBurnRate, { decimals: 2 }),
    numberColumn('threshold', rows, ({ alert }) => alert.burnRate, { decimals: 1 }),
  ]);
}

function burnRateFrames(
  { labels, events }: Objective,
  { objective }: SloAnalysis,
  times: Float64Array
): readonly WireFrame[] {
  const who = Object.values(labels).join(' ');
  return windows.map((windowMs) => {
    const name = `${formatHours(windowMs)} ${who}`.trim();
    return timeSeriesFrame(name, times, [
      {
        name: 'burn rate',
        type: 'number',
        nullable: true,
        values: burnRateSeries(events, objective, windowMs, times),
        labels: { ...labels, window: formatHours(windowMs) },
        config: { displayNameFromDS: name, min: 0 },
      },
    ]);
  });
}

function formatHours(ms: number): string {
  return ms < 3_600_000 ? `${ms / 60_000}m` : `${ms / 3_600_000}h`;
}
