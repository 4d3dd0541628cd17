import { kernelModule } from './kernelModule';

/**
 * Σ x[t] × y[t + shift] over all t where both exist, for `count` shifts from `firstShift` on. Undefined where there is no
 * SIMD.
 */
export function laggedProducts(
  x: Float64Array,
  y: Float64Array,
  firstShift: number,
  count: number
): Float64Array | undefined {
  const module = kernelModule();
  if (module === undefined) {
    return undefined;
  }
  const length = Math.ceil(x.length / 6) * 6;
  const groups = Math.ceil(count / 6);
  const before = Math.max(0, -firstShift);
  const reach = Math.max(y.length, firstShift + 6 * groups + length) + 8;
  const xAt = module.reserve(8 * (length + before + reach + 6 * groups));
  const yAt = xAt + 8 * length;
  const out = yAt + 8 * (before + reach);
  const placed = module.doubles(xAt, length + before + reach);
  placed.fill(0);
  placed.set(x);
  placed.set(y, length + before);
  for (let group = 0; group < groups; group++) {
    const first = firstShift + before + 6 * group;
    module.functions.sixLaggedProducts(xAt, yAt, length, first, out + 48 * group);
  }
  return module.doubles(out, count).slice();
}
