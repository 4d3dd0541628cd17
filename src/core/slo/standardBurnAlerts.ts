/** An alert on two windows: the long one shows that it matters, the short one that it still goes on. */
export interface BurnAlertPolicy {
  readonly severity: 'page' | 'ticket';
  readonly longMs: number;
  readonly shortMs: number;
  /** Fires when both windows burn at least this fast. */
  readonly burnRate: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * The multi-window, multi-burn-rate alerts of Google's SRE workbook (chapter 5) for a period of 30 days: 2 % of the
 * budget within 1 h, 5 % within 6 h (pages), 10 % within 1 day and 10 % within 3 days (tickets); the short window is a
 * twelfth of the long one.
 */
export const STANDARD_BURN_ALERTS: readonly BurnAlertPolicy[] = [
  { severity: 'page', longMs: HOUR_MS, shortMs: 5 * MINUTE_MS, burnRate: 14.4 },
  { severity: 'page', longMs: 6 * HOUR_MS, shortMs: 30 * MINUTE_MS, burnRate: 6 },
  { severity: 'ticket', longMs: 24 * HOUR_MS, shortMs: 2 * HOUR_MS, burnRate: 3 },
  { severity: 'ticket', longMs: 72 * HOUR_MS, shortMs: 6 * HOUR_MS, burnRate: 1 },
];

/** Whether both windows reach the policy's burn rate; never where one is unknown (NaN). */
export function isPolicyFiring(policy: BurnAlertPolicy, longBurnRate: number, shortBurnRate: number): boolean {
  // Burn rates are quotients of shares: at the threshold itself rounding must not decide.
  const threshold = policy.burnRate * (1 - 1e-12);
  return longBurnRate >= threshold && shortBurnRate >= threshold;
}
