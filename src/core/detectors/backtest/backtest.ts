import { mean } from 'simple-statistics';
import { type SeriesMatrix } from '../../series/seriesMatrix';
import { anomalousIntervals } from '../rules/anomalousIntervals';
import { type TimeRange } from '../../series/timeRange';
import { type Detection } from '../request/detection';

const weekMs = 7 * 86_400_000;

export interface BacktestOptions {
  /** Known incidents: precision, recall and delay are measured against them. */
  readonly incidents?: readonly TimeRange[];
  /** An alert this long before an incident still counts as finding it; 0 by default. */
  readonly leadMs?: number;
  /** Anomalous stretches with no more than this many samples between them are one alert; 5 by default. */
  readonly joinedSamples?: number;
}

/** How a detection would have done. */
export interface BacktestOutcome {
  /** Over all series. */
  readonly alerts: number;
  readonly alertsPerWeek: number;
  /** The share of time during which at least one series was anomalous. */
  readonly shareInAlert: number;
  /** The share of alerts that belong to an incident; NaN without alerts; absent without incidents. */
  readonly precision?: number;
  /** The share of incidents that some alert belongs to. */
  readonly recall?: number;
  /** From the start of an incident to its first alert, mean over those found; NaN when none was. */
  readonly meanDelayMs?: number;
}

/**
 * What would have alerted over the times of a detection, `stepMs` apart. Without a pinned training range no score knows the future, so
 * that a detection of the past is a replay.
 */
export function backtest(
  detection: Detection,
  { times, stepMs }: Pick<SeriesMatrix, 'times' | 'stepMs'>,
  options: BacktestOptions = {}
): BacktestOutcome {
  const { joinedSamples = 5 } = options;
  const scores = detection.group === undefined ? detection.series.map(({ score }) => score) : [detection.group.score];
  const alerts = scores.flatMap((score) =>
    anomalousIntervals(score, joinedSamples).map(({ first, last }) => ({
      fromMs: times[first],
      toMs: times[last],
    }))
  );
  const replayed = times.length;
  let inAlert = 0;
  for (let t = 0; t < times.length; t++) {
    inAlert += scores.some((score) => score[t] > 1) ? 1 : 0;
  }
  return {
    alerts: alerts.length,
    alertsPerWeek: replayed === 0 ? 0 : (alerts.length * weekMs) / (replayed * stepMs),
    shareInAlert: replayed === 0 ? 0 : inAlert / replayed,
    ...(options.incidents === undefined ? {} : againstIncidents(alerts, options.incidents, options.leadMs ?? 0)),
  };
}

function againstIncidents(
  alerts: readonly TimeRange[],
  incidents: readonly TimeRange[],
  leadMs: number
): Pick<BacktestOutcome, 'precision' | 'recall' | 'meanDelayMs'> {
  const belongs = (alert: TimeRange, incident: TimeRange): boolean =>
    alert.toMs >= incident.fromMs - leadMs && alert.fromMs <= incident.toMs;
  const right = alerts.filter((alert) => incidents.some((incident) => belongs(alert, incident)));
  const delays = incidents.flatMap((incident) => {
    const own = alerts.filter((alert) => belongs(alert, incident));
    const earliest = own.reduce((least, alert) => Math.min(least, alert.fromMs), Infinity);
    return own.length === 0 ? [] : [Math.max(0, earliest - incident.fromMs)];
  });
  return {
    precision: right.length / alerts.length,
    recall: delays.length / incidents.length,
    meanDelayMs: delays.length === 0 ? NaN : mean(delays),
  };
}
