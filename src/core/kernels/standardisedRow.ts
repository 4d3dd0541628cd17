import { kernelModule } from './kernelModule';

/**
 * The values centred and scaled to length 1, missing ones 0. Undefined where there is no SIMD, and for values that need
 * more care: infinite, huge or tiny ones, or such as hardly vary at all.
 */
export function standardisedRow(values: Float64Array): Float64Array | undefined {
  const module = kernelModule();
  if (module === undefined) {
    return undefined;
  }
  const { length } = values;
  const row = module.reserve(8 * length + 8);
  const isOrdinary = row + 8 * length;
  module.doubles(row, length).set(values);
  module.functions.standardiseRows(row, 1, length, length, isOrdinary);
  return module.bytes(isOrdinary, 1)[0] === 1 ? module.doubles(row, length).slice() : undefined;
}
