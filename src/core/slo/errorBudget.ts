import { burnRate } from './burnRate';
import { type EventEncoding, type EventSamples, eventsWithin } from './eventCounts';
import { type ExhaustionInterval, exhaustionInterval } from './exhaustionInterval';
import { isPolicyFiring, type BurnAlertPolicy, standardBurnAlerts } from './standardBurnAlerts';

/** Good and total events of a service level indicator. */
export interface ServiceLevelEvents {
  readonly good: EventSamples;
  readonly total: EventSamples;
  readonly encoding: EventEncoding;
}

export interface ErrorBudgetOptions {
  /** The share of good events aimed at, in (0, 1): 0.999. */
  readonly objective: number;
  /** The end of every window, epoch milliseconds. */
  readonly atMs: number;
  /** What the objective is promised for; 30 days by default. */
  readonly periodMs?: number;
  /** Windows to give burn rates of; those of the alerts are added. */
  readonly windowsMs?: readonly number[];
  readonly alerts?: readonly BurnAlertPolicy[];
}

export interface WindowBurn {
  readonly windowMs: number;
  /** Share of good events; NaN without events. */
  readonly ratio: number;
  readonly burnRate: number;
  /** The share of the period's budget that this window alone has spent, were its rate of events the usual. */
  readonly budgetSpent: number;
}

export interface BurnAlert extends BurnAlertPolicy {
  readonly longBurnRate: number;
  readonly shortBurnRate: number;
  readonly isFiring: boolean;
}

export interface ErrorBudget {
  /** Share of good events within the period. */
  readonly ratio: number;
  /** Bad events that the objective allows within the period so far. */
  readonly allowedBad: number;
  readonly bad: number;
  /** 1 is untouched, also without any event; 0 is spent, below 0 overspent; NaN where nothing is known. */
  readonly remaining: number;
  /** Time until nothing remains at the burn rate of the longest window; ∞ if nothing burns, 0 if it is spent. */
  readonly exhaustedInMs: number;
  /** Between which times, judged by how unevenly the longest window spent; see `exhaustionInterval`. */
  readonly exhaustedWithin: ExhaustionInterval;
  /** Ascending by window. */
  readonly windows: readonly WindowBurn[];
  readonly alerts: readonly BurnAlert[];
}

const hourMs = 3_600_000;
const defaultPeriodMs = 30 * 24 * hourMs;
/** Errors that last for hours are in one part. */
const partsOfWindow = 12;
const defaultWindowsMs = [1, 6, 24, 72].map((hours) => hours * hourMs);

/**
 * The state of a service level objective at `atMs`: what is left of the error budget, how fast it is spent, and which of
 * the multi-window alerts fire.
 *
 * remaining = 1 − bad / ((1 − objective) · total) over the period, where the total is what was counted so far.
 * Ratios instead of counts: give `good` the ratio and `total` ones, both as `increment`s (equal weight to each sample).
 */
export function errorBudget(events: ServiceLevelEvents, options: ErrorBudgetOptions): ErrorBudget {
  const { objective, atMs } = options;
  const periodMs = options.periodMs ?? defaultPeriodMs;
  const policies = options.alerts ?? standardBurnAlerts;
  const counts = (windowMs: number): { good: number; total: number } => ({
    good: eventsWithin(events.good, events.encoding, atMs - windowMs, atMs),
    total: eventsWithin(events.total, events.encoding, atMs - windowMs, atMs),
  });

  const lengths = new Set(options.windowsMs ?? defaultWindowsMs);
  for (const { longMs, shortMs } of policies) {
    lengths.add(longMs).add(shortMs);
  }
  const windows = [...lengths]
    .sort((a, b) => a - b)
    .map((windowMs): WindowBurn => {
      const { good, total } = counts(windowMs);
      const rate = burnRate(good, total, objective);
      return { windowMs, ratio: share(good, total), burnRate: rate, budgetSpent: (rate * windowMs) / periodMs };
    });
  const rates = new Map(windows.map((window) => [window.windowMs, window.burnRate]));
  const alerts = policies.map((policy): BurnAlert => {
    const longBurnRate = rates.get(policy.longMs) ?? Number.NaN;
    const shortBurnRate = rates.get(policy.shortMs) ?? Number.NaN;
    return { ...policy, longBurnRate, shortBurnRate, isFiring: isPolicyFiring(policy, longBurnRate, shortBurnRate) };
  });

  const { good, total } = counts(periodMs);
  const bad = Math.max(0, total - good);
  const spent = burnRate(good, total, objective);
  const remaining = 1 - spent;
  const partMs = (windows[windows.length - 1]?.windowMs ?? NaN) / partsOfWindow;
  const current = windows[windows.length - 1]?.burnRate ?? Number.NaN;
  return {
    ratio: share(good, total),
    allowedBad: (1 - objective) * total,
    bad,
    remaining,
    exhaustedInMs: timeLeft(remaining, current, periodMs),
    exhaustedWithin: exhaustionInterval(remaining, spentInParts(events, objective, atMs, partMs, periodMs), partMs),
    windows,
    alerts,
  };
}

/** The shares of the period's budget that each part of the longest window has spent, were the events of those parts the usual. */
function spentInParts(
  { good, total, encoding }: ServiceLevelEvents,
  objective: number,
  atMs: number,
  partMs: number,
  periodMs: number
): readonly number[] {
  const parts = Array.from({ length: partsOfWindow }, (_, i) => {
    const toMs = atMs - i * partMs;
    const all = eventsWithin(total, encoding, toMs - partMs, toMs);
    return { all, bad: Math.max(0, all - eventsWithin(good, encoding, toMs - partMs, toMs)) };
  });
  const known = parts.filter(({ all }) => !Number.isNaN(all));
  const usual = known.reduce((sum, { all }) => sum + all, 0) / known.length;
  return parts.map(({ bad }) => (usual === 0 ? 0 : (bad / usual / (1 - objective)) * (partMs / periodMs)));
}

function share(good: number, total: number): number {
  return total > 0 ? good / total : Number.NaN;
}

function timeLeft(remaining: number, rate: number, periodMs: number): number {
  if (Number.isNaN(remaining) || Number.isNaN(rate)) {
    return Number.NaN;
  }
  if (remaining <= 0) {
    return 0;
  }
  return rate === 0 ? Number.POSITIVE_INFINITY : (remaining * periodMs) / rate;
}
