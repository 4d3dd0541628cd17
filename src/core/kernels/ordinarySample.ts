import { kernelModule } from './kernelModule';

/** What a sample comes to. */
export interface OrdinarySample {
  readonly mean: number;
  /** The sum of the squared distances from the mean. */
  readonly sum2: number;
  readonly least: number;
  readonly greatest: number;
}

const greatestOrdinary = 1e70;

/**
 * Mean, spread and extent of values that need no care. Undefined where there is no SIMD, for fewer than two values, and
 * where one is missing, infinite or beyond 1e70, or they hardly vary beside their mean or at all.
 */
export function ordinarySample(values: Float64Array): OrdinarySample | undefined {
  const module = kernelModule();
  const { length } = values;
  if (module === undefined || length < 2) {
    return undefined;
  }
  const { functions } = module;
  const input = module.reserve(8 * length);
  module.doubles(input, length).set(values);
  const mean = functions.sumOf(input, length) / length;
  const least = functions.leastOf(input, length);
  const greatest = functions.greatestOf(input, length);
  const sum2 = functions.squaresAround(input, length, mean);
  const isOrdinary = -least < greatestOrdinary && greatest < greatestOrdinary;
  // Rounding of the mean costs no digit of the sum while the spread is at least a ten-millionth of it.
  return isOrdinary && sum2 > 1e-140 && sum2 > length * (1e-7 * mean) ** 2
    ? { mean, sum2, least, greatest }
    : undefined;
}
