/** Alerts a week at a sensitivity of 0.5: one a month. */
const usualRate = 0.25;
/** By how much the rate grows from a sensitivity of 0.5 to 1. */
const rateFactor = 100;

/**
 * The alerts a week and series that a sensitivity of version 1 (0 to 1) stands for: one a month at 0.5, hundred times as many at
 * 1, one hundredth at 0.
 */
export function alertsPerWeekAt(sensitivity: number): number {
  return usualRate * rateFactor ** (2 * Math.min(Math.max(sensitivity, 0), 1) - 1);
}
