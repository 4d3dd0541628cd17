/** An alert on two windows: the long one shows that it matters, the short one that it still goes on. */
export interface BurnAlertPolicy {
  readonly severity: 'page' | 'ticket';
  readonly longMs: number;
  readonly shortMs: number;
  /** Fires when both windows burn at least this fast. */
  readonly burnRate: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * The multi-window, multi-burn-rate alerts of Google's SRE workbook (chapter 5) for a period of 30 days: 2 % of the
 * budget within 1 h, 5 % within 6 h (pages), 10 % within 1 day and 10 % within 3 days (tickets); the short window is a
 * twelfth of the long one.
 */
export const standardBurnAlerts: readonly BurnAlertPolicy[] = [
  { severity: 'page', longMs: hourMs, shortMs: 5 * minuteMs, burnRate: 14.4 },
  { severity: 'page', longMs: 6 * hourMs, shortMs: 30 * minuteMs, burnRate: 6 },
  { severity: 'ticket', longMs: 24 * hourMs, shortMs: 2 * hourMs, burnRate: 3 },
  { severity: 'ticket', longMs: 72 * hourMs, shortMs: 6 * hourMs, burnRate: 1 },
];

/** Whether both windows reach the policy's burn rate; never where one is unknown (NaN). */
export function isPolicyFiring(policy: BurnAlertPolicy, longBurnRate: number, shortBurnRate: number): boolean {
  // Burn rates are quotients of shares: at the threshold itself rounding must not decide.
  const threshold = policy.burnRate * (1 - 1e-12);
  return longBurnRate >= threshold && shortBurnRate >= threshold;
}
