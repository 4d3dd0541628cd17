import { type InputSeries } from '../../../../core/series/alignSeries';
import { counterIncreases } from '../../../../core/series/counterIncreases';
import { burnRateSeries } from '../../../../core/slo/burnRateSeries';
import { errorBudget, type ServiceLevelEvents } from '../../../../core/slo/errorBudget';
import { STANDARD_BURN_ALERTS } from '../../../../core/slo/standardBurnAlerts';
import { gridTimes } from '../../../../core/series/timeGrid';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { type SloAnalysis } from '../../../../protocol/analyses/slo';
import { type Analyser } from '../../analyser';
import { numberColumn, numericFrame, textColumn } from '../../columns';
import { QueryError } from '../../queryError';

/** The state of an objective at the end of the range, or its burn rates over the range. */
export const sloAnalyser: Analyser<'slo'> = {
  fetchRange: ({ periodMs, format }, _, grid) => {
    const longest = Math.max(...windows);
    const reach = format === 'status' ? periodMs : longest;
    const fromMs = Math.min(grid.fromMs, grid.toMs) - (format === 'burnRates' ? reach : 0);
    const onGrid = (timeMs: number): number => Math.floor(timeMs / grid.stepMs) * grid.stepMs;
    return { ...grid, fromMs: onGrid(Math.min(fromMs, grid.toMs - reach)) };
  },
  run: (analysis, { grid, series, isFromAlert }) => {
    const objectives = groupEvents(analysis, series);
    switch (analysis.format) {
      case 'status':
        return { frames: [statusTable(objectives, analysis, grid.toMs)], notices: [] };
      case 'alerts':
        return { frames: [alertTable(objectives, analysis, grid.toMs)], notices: [] };
      case 'burnRates':
        return {
          frames: isFromAlert
            ? [alertTable(objectives, analysis, grid.toMs)]
            : objectives.flatMap((objective) => burnRateFrames(objective, analysis, gridTimes(grid))),
          notices: [],
        };
    }
  },
};

const windows = [...new Set(STANDARD_BURN_ALERTS.flatMap(({ longMs, shortMs }) => [longMs, shortMs]))].sort(
  (a, b) => a - b
);

interface Objective {
  readonly labels: Readonly<Record<string, string>>;
  readonly events: ServiceLevelEvents;
}

/** Adds up good and total events of each combination of the labels in `by`. */
function groupEvents({ good, total, by, encoding }: SloAnalysis, series: readonly InputSeries[]): readonly Objective[] {
  for (const refId of [good, total]) {
    if (!series.some(({ inputRefId }) => inputRefId === refId)) {
      throw new QueryError(`the input "${refId}" returns no series: an objective needs good and total events`);
    }
  }
  const groups = new Map<string, { readonly labels: Record<string, string>; readonly members: InputSeries[] }>();
  for (const one of series) {
    const labels = Object.fromEntries(by.map((name) => [name, one.labels[name] ?? '']));
    const key = JSON.stringify(labels);
    const group = groups.get(key) ?? { labels, members: [] };
    group.members.push(one);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ labels, members }) => ({
    labels,
    events: {
      good: addUp(
        members.filter(({ inputRefId }) => inputRefId === good),
        encoding
      ),
      total: addUp(
        members.filter(({ inputRefId }) => inputRefId === total),
        encoding
      ),
      encoding: 'increment',
    },
  }));
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
  return windows.map((windowMs) => ({
    name: `${formatHours(windowMs)} ${who}`.trim(),
    meta: { type: 'timeseries-multi', typeVersion: [0, 1] },
    fields: [
      { name: 'time', type: 'time', values: times },
      {
        name: 'burn rate',
        type: 'number',
        nullable: true,
        values: burnRateSeries(events, objective, windowMs, times),
        labels: { ...labels, window: formatHours(windowMs) },
        config: { displayNameFromDS: `${formatHours(windowMs)} ${who}`.trim(), min: 0 },
      },
    ],
  }));
}

function formatHours(ms: number): string {
  return ms < 3_600_000 ? `${ms / 60_000}m` : `${ms / 3_600_000}h`;
}
