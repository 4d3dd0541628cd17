import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { backtest } from '../../core/detectors/backtest/backtest';
import { keptFiringMs } from '../../core/rules/keptFiringMs';
import { type TimeRange } from '../../core/series/timeRange';

/** How rules did over the times of their judgements, with the columns of a backtest; undefined where nothing was judged. */
export function ruleBacktest(
  judgements: readonly DataFrame[],
  stepMs: number,
  incidents: readonly TimeRange[]
): DataFrame | undefined {
  const series = judgements.map(({ fields }) => {
    const column = (name: string): Float64Array =>
      Float64Array.from(fields.find((field) => field.name === name)?.values ?? []);
    return { times: column('time'), score: column('score') };
  });
  const fromMs = Math.min(...series.map(({ times }) => times[0] ?? Infinity));
  const toMs = Math.max(...series.map(({ times }) => times[times.length - 1] ?? -Infinity));
  if (!(fromMs < toMs)) {
    return undefined;
  }
  const times = Float64Array.from({ length: Math.round((toMs - fromMs) / stepMs) + 1 }, (_, i) => fromMs + i * stepMs);
  const onGrid = series.map((one) => {
    const score = new Float64Array(times.length).fill(NaN);
    one.times.forEach((time, i) => {
      score[Math.round((time - fromMs) / stepMs)] = one.score[i] ?? NaN;
    });
    return { expected: score, lower: score, upper: score, score };
  });
  const outcome = backtest(
    { detector: 'rules', series: onGrid },
    { times, stepMs },
    { incidents, joinedSamples: Math.max(1, Math.round(keptFiringMs / stepMs)) }
  );
  const column = (name: string, value: number | undefined) => ({
    name,
    type: FieldType.number,
    values: [value ?? NaN],
  });
  return {
    ...createDataFrame({
      fields: [
        column('alerts', outcome.alerts),
        column('alerts per week', outcome.alertsPerWeek),
        column('precision', outcome.precision),
        column('recall', outcome.recall),
        column('mean delay', outcome.meanDelayMs),
      ],
    }),
    refId: 'backtest',
  };
}
