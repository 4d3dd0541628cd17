/**
 * Round tick values within an interval: multiples of 1, 2 or 5 times a power of ten, about `target` of them. An empty
 * or infinite interval gives its lower end alone.
 */
export function linearTicks(min: number, max: number, target: number): number[] {
  if (!(max > min) || !Number.isFinite(max - min)) {
    return Number.isFinite(min) ? [min] : [];
  }
  const step = tickStep(max - min, Math.max(1, target));
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  const ticks: number[] = [];
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  // Adding 0 turns −0 into 0.
  for (let index = first; index <= last; index++) {
    ticks.push(decimals > 0 && decimals <= 100 ? Number((index * step).toFixed(decimals)) + 0 : index * step + 0);
  }
  return ticks;
}

function tickStep(range: number, target: number): number {
  const rough = range / target;
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  const factor = share < Math.SQRT2 ? 1 : share < Math.sqrt(10) ? 2 : share < Math.sqrt(50) ? 5 : 10;
  return factor * power;
}
