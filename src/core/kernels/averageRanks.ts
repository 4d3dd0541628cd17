import { kernelModule } from './kernelModule';

/**
 * Average ranks, from 1, of values without NaN: equal ones share the mean of their ranks. Undefined where there is no SIMD
 * or a value is NaN.
 */
export function averageRanks(values: Float64Array): Float64Array | undefined {
  const module = kernelModule();
  if (module === undefined) {
    return undefined;
  }
  const { length } = values;
  const input = module.reserve(48 * length + 8192);
  const out = input + 8 * length;
  const scratch = out + 8 * length;
  module.doubles(input, length).set(values);
  // A sum is NaN, too, where both infinities are among the values; they are ranked without the kernel then.
  if (Number.isNaN(module.functions.sumOf(input, length))) {
    return undefined;
  }
  module.functions.averageRanks(input, length, scratch, out);
  return module.doubles(out, length).slice();
}
