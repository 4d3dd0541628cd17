import { type IncidentKind, incidentKinds } from './incident';
import { type QuietSeries } from './quietCorpus';

const minuteMs = 60_000;
const weekMs = 7 * 24 * 60 * minuteMs;
/** Scores above 1 no farther apart are one alert; an alert so soon after an incident belongs to its end. */
const joinMs = 10 * minuteMs;
const afterMs = 15 * minuteMs;
/** An incident is found when an alert holds within this time of its full size. */
const delayMs = 15 * minuteMs;
/** Incidents smaller than this need not be found. */
const leastSigmas = 4;

interface Tally {
  readonly incidents: number;
  readonly found: number;
}

/** How a detector did on a generated corpus. */
export interface QuietScore {
  readonly alertsPerWeek: number;
  /** The same of each kind of series. */
  readonly alertsPerWeekOfKind: Readonly<Record<string, number>>;
  /** Incidents of 4 sigma and more, all and by kind. */
  readonly all: Tally;
  readonly ofIncidentKind: Readonly<Partial<Record<IncidentKind, Tally>>>;
  /** Alerts that touch an incident (of any size) over all alerts; every further hour that an alert lasts outside counts as a false one. */
  readonly precision: number;
}

/**
 * Scores judged series (`scores` from `historyLength` on; earlier ones are not looked at; NaN is no alert). Without incidents,
 * `alertsPerWeek` is the rate of false alerts; with them it counts those that touch none.
 */
export function quietScore(judged: Iterable<{ series: QuietSeries; scores: Float64Array }>): QuietScore {
  const tallies = new Map<IncidentKind, { incidents: number; found: number }>();
  const kinds = new Map<string, { falseAlerts: number; weeks: number }>();
  let trueAlerts = 0;
  for (const { series, scores } of judged) {
    const alerts = alertsIn(series, scores);
    const kind = kinds.get(series.kind) ?? { falseAlerts: 0, weeks: 0 };
    kinds.set(series.kind, kind);
    kind.weeks += ((series.values.length - series.historyLength) * series.stepMs) / weekMs;
    trueAlerts += alerts.trueAlerts;
    kind.falseAlerts += alerts.falseAlerts;
    for (const incident of series.incidents) {
      if (incident.sigmas >= leastSigmas) {
        const tally = tallies.get(incident.kind) ?? { incidents: 0, found: 0 };
        tallies.set(incident.kind, tally);
        tally.incidents += 1;
        tally.found += isFound(series, scores, incident.first, incident.full, incident.end) ? 1 : 0;
      }
    }
  }
  const sum = <T>(entries: Iterable<T>, of: (entry: T) => number): number =>
    [...entries].reduce((total, entry) => total + of(entry), 0);
  const falseAlerts = sum(kinds.values(), (kind) => kind.falseAlerts);
  return {
    alertsPerWeek: falseAlerts / sum(kinds.values(), (kind) => kind.weeks),
    alertsPerWeekOfKind: Object.fromEntries([...kinds].map(([name, kind]) => [name, kind.falseAlerts / kind.weeks])),
    all: {
      incidents: sum(tallies.values(), (tally) => tally.incidents),
      found: sum(tallies.values(), (tally) => tally.found),
    },
    ofIncidentKind: Object.fromEntries(
      incidentKinds.flatMap((kind) => {
        const tally = tallies.get(kind);
        return tally === undefined ? [] : [[kind, tally]];
      })
    ),
    precision: trueAlerts / Math.max(1, trueAlerts + falseAlerts),
  };
}

function alertsIn(series: QuietSeries, scores: Float64Array): { trueAlerts: number; falseAlerts: number } {
  const { stepMs } = series;
  const samples = (ms: number, least: number): number => Math.max(least, Math.round(ms / stepMs));
  const near = new Uint8Array(scores.length);
  for (const { first, end } of series.incidents) {
    near.fill(1, first, Math.min(near.length, end + samples(afterMs, 1)));
  }
  let trueAlerts = 0;
  let falseAlerts = 0;
  let start = -1;
  let last = -1;
  const close = (): void => {
    if (start < 0) {
      return;
    }
    const outside = near.subarray(start, last + 1).reduce((count, isNear) => count + 1 - isNear, 0);
    const touches = outside < last + 1 - start;
    trueAlerts += touches ? 1 : 0;
    falseAlerts += (touches ? 0 : 1) + Math.floor(outside / samples(60 * minuteMs, 1));
  };
  for (let i = series.historyLength; i < scores.length; i++) {
    if ((scores[i] ?? NaN) > 1) {
      if (start < 0 || i - last > samples(joinMs, 2)) {
        close();
        start = i;
      }
      last = i;
    }
  }
  close();
  return { trueAlerts, falseAlerts };
}

/** Whether an alert holds between the start of an incident and 15 minutes (3 samples at least) after its full size. */
function isFound(series: QuietSeries, scores: Float64Array, first: number, full: number, end: number): boolean {
  const until = Math.min(full + Math.max(3, Math.round(delayMs / series.stepMs)), end + 1);
  return scores.subarray(first, until).some((score) => score > 1);
}
