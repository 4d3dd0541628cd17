/** The decimals that tell evenly spaced ticks apart: all of an axis are written with as many. */
export function tickDecimals(ticks: readonly number[]): number {
  if (ticks.length < 2) {
    return 2;
  }
  const step = Math.abs(ticks[1] - ticks[0]);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return Number.isFinite(decimals) ? Math.min(10, decimals) : 0;
}
