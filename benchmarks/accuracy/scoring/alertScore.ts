import { alertsOf } from './alertsOf';
import { averagePrecision } from './averagePrecision';
import { samplesIn } from './samplesIn';

/** A series whose alerts are scored; events are samples [first, end), judged is what follows `historyLength`. */
export interface ScoredSeries {
  readonly stepMs: number;
  readonly length: number;
  readonly historyLength: number;
  readonly events: ReadonlyArray<readonly [number, number]>;
  /** One a sample; NaN is not judged: no alert. */
  readonly scores: Float64Array;
}

/** How good the alerts of several series are, pooled. */
export interface AlertScore {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /** False alerts per series and week. */
  readonly falsePerWeek: number;
  /** From an incident's start to its alert, the median of those found; NaN without any. */
  readonly delayMinutes: number;
  /** The share of the series without incidents that stay without an alert; NaN where all have incidents. */
  readonly quietSeries: number;
}

interface Counts {
  readonly trueAlerts: number;
  readonly falseAlerts: number;
  readonly alerts: number;
  readonly events: number;
  readonly delays: readonly number[];
  readonly weeks: number;
}

/**
 * Scores alerts at a threshold. An alert is true where it touches an incident (from a sample before its start to ten
 * minutes after its end); a false one counts once, and any alert once more for each full hour that it lasts outside of
 * incidents, so that alerts that never end don't pay. An incident is found by an alert that holds during its first ten
 * minutes and began at most half an hour before it. Incidents that began before the judged part count for nothing.
 */
export function alertScore(series: readonly ScoredSeries[], threshold: number): AlertScore {
  const counts = series.map((one) => countAlerts(one, threshold));
  const sum = (of: (count: Counts) => number): number => counts.reduce((total, count) => total + of(count), 0);
  const right = sum(({ trueAlerts }) => trueAlerts);
  const wrong = sum(({ falseAlerts }) => falseAlerts);
  const events = sum((count) => count.events);
  const delays = counts.flatMap((count) => count.delays).sort((a, b) => a - b);
  const precision = right + wrong === 0 ? 0 : right / (right + wrong);
  const recall = events === 0 ? 0 : delays.length / events;
  const quiet = counts.filter((count) => count.events === 0);
  return {
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    precision,
    recall,
    falsePerWeek: wrong / sum(({ weeks }) => weeks),
    delayMinutes: delays[delays.length >> 1] ?? NaN,
    quietSeries: quiet.filter(({ alerts }) => alerts === 0).length / quiet.length,
  };
}

/** The best f1 that one threshold for all gives; an oracle's choice, which no user has. */
export function bestAlertScore(series: readonly ScoredSeries[]): AlertScore & { readonly threshold: number } {
  const sample = series
    .flatMap(({ scores, historyLength }) =>
      Array.from(scores.subarray(historyLength)).filter((score, i) => i % 7 === 0 && Number.isFinite(score))
    )
    .sort((a, b) => a - b);
  let best = { threshold: 1, ...alertScore(series, 1) };
  for (let k = 0; k < 60; k++) {
    const place = Math.min(sample.length - 1, Math.floor(sample.length * (1 - 0.2 * 0.85 ** k)));
    const threshold = sample[place] ?? 1;
    const found = alertScore(series, threshold);
    best = found.f1 > best.f1 ? { threshold, ...found } : best;
  }
  return best;
}

/** Mean average precision over the series that have judged incidents; no threshold, no point adjustment. */
export function meanAveragePrecision(series: readonly ScoredSeries[]): number {
  const areas = series.flatMap(({ events, historyLength, length, scores }) => {
    const labels = new Uint8Array(length - historyLength);
    for (const [first, end] of events.filter(([start]) => start >= historyLength)) {
      labels.fill(1, first - historyLength, end - historyLength);
    }
    return labels.includes(1) ? [averagePrecision(labels, scores.subarray(historyLength))] : [];
  });
  return areas.reduce((total, area) => total + area, 0) / areas.length;
}

const beside = 1;
const excused = 2;

function countAlerts(series: ScoredSeries, threshold: number): Counts {
  const { stepMs, length, historyLength, scores } = series;
  const tail = samplesIn(10, stepMs, 2);
  const hour = samplesIn(60, stepMs, 1);
  const zones = new Uint8Array(length);
  for (const [first, end] of series.events) {
    zones.fill(first >= historyLength ? beside : excused, Math.max(0, first - 1), Math.min(length, end + tail));
  }
  const alerts = alertsOf(scores, historyLength, threshold, tail);
  let trueAlerts = 0;
  let falseAlerts = 0;
  for (const [first, last] of alerts) {
    const touched = zones.subarray(first, last + 1);
    const outside = touched.reduce((count, zone) => count + (zone === 0 ? 1 : 0), 0);
    if (touched.includes(beside)) {
      trueAlerts += 1;
    } else if (!touched.includes(excused)) {
      falseAlerts += 1;
    }
    falseAlerts += Math.floor(outside / hour);
  }
  const events = series.events.filter(([first]) => first >= historyLength);
  const delays = events.flatMap(([start, stop]) => {
    const end = Math.min(stop + 2, start + samplesIn(10, stepMs, 3), length);
    const hit = alerts.find(
      ([first, last]) => last >= start && first < end && first >= start - samplesIn(30, stepMs, 1)
    );
    if (hit === undefined) {
      return [];
    }
    let at = Math.max(start, hit[0]);
    while (at < end && !((scores[at] ?? NaN) > threshold)) {
      at += 1;
    }
    return at < end ? [((at - start) * stepMs) / 60_000] : [];
  });
  const weeks = ((length - historyLength) * stepMs) / (7 * 86_400_000);
  return { trueAlerts, falseAlerts, alerts: alerts.length, events: events.length, delays, weeks };
}
