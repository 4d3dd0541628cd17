import { backtest, type BacktestOutcome } from '../../../../core/detectors/backtest/backtest';
import { type TimeRange } from '../../../../core/detectors/detection';
import { alignSeries, type InputSeries } from '../../../../core/series/alignSeries';
import { type FieldConfig } from '../../../../frames/schema/wireFrame';
import { type BacktestAnalysis } from '../../../../protocol/analyses/backtest';
import { numberColumn, tableFrame } from '../../columns';
import { gridAround } from '../../gridAround';
import { inParts } from '../../inParts';
import { withOptionErrors } from '../../withOptionErrors';
import { blockLengthMs } from '../anomaly/blockLengthMs';
import { detectionRequestOf } from '../anomaly/detectionRequestOf';

/** How a detector would have done over the range; the lookback before it is history. */
export const backtestAnalyser = inParts<'backtest', readonly BacktestOutcome[]>({
  reachOptions: ['lookbackMs', 'training'],
  fetchRange: ({ training }, { lookbackMs }, grid) => {
    const fromMs = grid.fromMs - blockLengthMs(lookbackMs, grid.stepMs);
    return gridAround(grid.stepMs, Math.min(fromMs, training?.fromMs ?? fromMs), grid.toMs);
  },
  split: ({ analysis, context }) =>
    analysis.sensitivities.length === 0
      ? [{ analysis, context }]
      : analysis.sensitivities.map((sensitivity) => ({
          analysis: { ...analysis, sensitivities: [sensitivity] },
          context,
        })),
  work: ({ analysis, context: { query, grid, fetched, series } }) => {
    const { incidentInput, sensitivities, leadMs } = analysis;
    const watched = series.filter(({ inputRefId }) => inputRefId !== incidentInput);
    const matrix = alignSeries(watched, { ...fetched, toleranceMs: query.toleranceMs });
    const incidents = joinRanges([...analysis.incidents, ...markedIncidents(analysis, series)]);
    return withOptionErrors(() =>
      backtest(matrix, detectionRequestOf(analysis), {
        sensitivities,
        leadMs,
        fromMs: grid.fromMs,
        ...(analysis.incidents.length === 0 && incidentInput === undefined
          ? {}
          : { incidents: incidents.filter(({ toMs }) => toMs >= grid.fromMs) }),
      })
    );
  },
  finish: (_, __, parts) => ({ frames: [outcomeTable(parts.flat())], notices: [] }),
});

function outcomeTable(outcomes: readonly BacktestOutcome[]) {
  const column = (name: string, valueOf: (outcome: BacktestOutcome) => number | undefined, config?: FieldConfig) =>
    numberColumn(name, outcomes, (outcome) => valueOf(outcome) ?? NaN, config);
  const share = { unit: 'percentunit', min: 0, max: 1 };
  return tableFrame('backtest', [
    column('sensitivity', ({ sensitivity }) => sensitivity, { decimals: 2 }),
    column('alerts', ({ alerts }) => alerts, { decimals: 0 }),
    column('alerts per week', ({ alertsPerWeek }) => alertsPerWeek, { decimals: 1 }),
    column('time in alert', ({ shareInAlert }) => shareInAlert, share),
    column('precision', ({ precision }) => precision, share),
    column('recall', ({ recall }) => recall, share),
    column('mean delay', ({ meanDelayMs }) => meanDelayMs, { unit: 'ms' }),
  ]);
}

/** A range for each stretch of samples above 0 of the incident input's series. */
function markedIncidents({ incidentInput }: BacktestAnalysis, series: readonly InputSeries[]): readonly TimeRange[] {
  return series
    .filter(({ inputRefId }) => inputRefId === incidentInput)
    .flatMap(({ times, values }) =>
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
