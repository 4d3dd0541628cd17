/**
 * How fast an error budget is spent: the share of bad events over the share that the objective allows. 1 spends the
 * budget exactly within the objective's period, 14.4 within 1/14.4 of it. `objective` is the share of good events aimed
 * at, in (0, 1). No events burn nothing (0); NaN counts or an objective of 1 (no budget at all, with bad events: ∞).
 */
export function burnRate(good: number, total: number, objective: number): number {
  if (Number.isNaN(good) || Number.isNaN(total)) {
    return Number.NaN;
  }
  if (total <= 0) {
    return 0;
  }
  const bad = Math.max(0, total - good) / total;
  return bad === 0 ? 0 : bad / (1 - objective);
}
