/**
 * Ticks of a logarithmic axis: powers of ten, and 2 and 5 times them where the axis spans little. Both ends have to be
 * positive.
 */
export function logTicks(min: number, max: number, target: number): number[] {
  const first = Math.floor(Math.log10(min));
  const last = Math.ceil(Math.log10(max));
  const decades = last - first;
  const factors = decades * 3 <= target * 1.5 ? [1, 2, 5] : [1];
  const every = Math.max(1, Math.ceil(decades / Math.max(1, target)));
  const ticks: number[] = [];
  for (let power = first; power <= last; power += every) {
    for (const factor of factors) {
      const tick = factor * 10 ** power;
      if (tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9)) {
        ticks.push(tick);
      }
    }
  }
  return ticks;
}
