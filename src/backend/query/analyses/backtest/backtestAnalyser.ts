import { backtest, type BacktestOutcome } from '../../../../core/detectors/backtest/backtest';
import { keptFiringMs } from '../../../../core/rules/keptFiringMs';
import { type TimeRange } from '../../../../core/series/timeRange';
import { type InputSeries } from '../../../../core/series/alignSeries';
import { sliceMatrix } from '../../../../core/series/sliceMatrix';
import { type FieldConfig } from '../../../../frames/schema/wireFrame';
import { numberColumn, tableFrame } from '../../tables/columns';
import { detectionDataOf } from '../../detection/detectionDataOf';
import { judge } from '../../detection/judge';
import { inParts } from '../../analyser/inParts';
import { detectionRequestOf } from '../../detection/detectionRequestOf';

/** How a detector would have done over the range, by the scores that a query gives. */
export const backtestAnalyser = inParts<'backtest', readonly RatedOutcome[]>({
  reachOptions: [],
  fetchRange: (_, __, grid) => grid,
  split: ({ analysis, context }) =>
    analysis.alertRates.length === 0
      ? [{ analysis, context }]
      : analysis.alertRates.map((rate) => ({ analysis: { ...analysis, alertRates: [rate] }, context })),
  work: ({ analysis, context }) => {
    const { query, grid, series } = context;
    const { incidentInput, alertRates, leadMs } = analysis;
    const data = detectionDataOf(context);
    const incidents = joinRanges([...analysis.incidents, ...markedIncidents(series)]);
    const request = detectionRequestOf(analysis, query.zone);
    const requests =
      alertRates.length === 0 ? [request] : alertRates.map((rate) => ({ ...request, alertsPerWeek: rate }));
    return requests.map((one, i) => {
      const rate = alertRates[i];
      return {
        rate,
        ...backtest(judge(data, one), sliceMatrix(data.matrix, grid.fromMs, grid.toMs), {
          leadMs,
          ...(one.asRules === true ? { joinedSamples: Math.max(1, Math.round(keptFiringMs / grid.stepMs)) } : {}),
          ...(analysis.incidents.length === 0 && incidentInput === undefined
            ? {}
            : { incidents: incidents.filter(({ toMs }) => toMs >= grid.fromMs) }),
        }),
      };
    });
  },
  *finish(_, __, parts) {
    return { frames: [outcomeTable(parts.flat())], notices: [] };
  },
});

/** An outcome, and the alerts a week that were put up with; undefined for the options as they are. */
type RatedOutcome = BacktestOutcome & { readonly rate: number | undefined };

function outcomeTable(outcomes: readonly RatedOutcome[]) {
  const column = (name: string, valueOf: (outcome: RatedOutcome) => number | undefined, config?: FieldConfig) =>
    numberColumn(name, outcomes, (outcome) => valueOf(outcome) ?? NaN, config);
  const share = { unit: 'percentunit', min: 0, max: 1 };
  return tableFrame('backtest', [
    column('asked per week', ({ rate }) => rate, { decimals: 2 }),
    column('alerts', ({ alerts }) => alerts, { decimals: 0 }),
    column('alerts per week', ({ alertsPerWeek }) => alertsPerWeek, { decimals: 1 }),
    column('time in alert', ({ shareInAlert }) => shareInAlert, share),
    column('precision', ({ precision }) => precision, share),
    column('recall', ({ recall }) => recall, share),
    column('mean delay', ({ meanDelayMs }) => meanDelayMs, { unit: 'ms' }),
  ]);
}

/** A range for each stretch of samples above 0 of the incident input's series. */
function markedIncidents(series: readonly InputSeries[]): readonly TimeRange[] {
  return series.flatMap(({ times, values }) =>
    [...times].flatMap((time, i) => ((values[i] ?? NaN) > 0 ? [{ fromMs: time, toMs: time }] : []))
  );
}

/** How far apart marks of one incident may be: Prometheus drops a series after five minutes. */
const joinedGapMs = 300_000;

/** Ranges that overlap or nearly touch become one. */
function joinRanges(ranges: readonly TimeRange[]): readonly TimeRange[] {
  const joined: TimeRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = joined.at(-1);
    if (last !== undefined && range.fromMs - last.toMs <= joinedGapMs) {
      joined[joined.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, range.toMs) };
    } else {
      joined.push(range);
    }
  }
  return joined;
}
