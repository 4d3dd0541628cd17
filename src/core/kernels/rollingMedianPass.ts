import { kernelModule } from './kernelModule';

/** Medians and, where asked for, median absolute deviations of trailing windows. */
export interface RollingMedianPass {
  readonly medians: Float64Array;
  readonly deviations: Float64Array | undefined;
}

const greatestOrdinary = 1e300;

/**
 * The median of the present values of every trailing window, NaN where fewer than `minimum` are present, and on demand
 * their raw median absolute deviation. Undefined where there is no SIMD or values are infinite or beyond 1e300.
 */
export function rollingMedianPass(
  values: Float64Array,
  window: number,
  minimum: number,
  withDeviations: boolean
): RollingMedianPass | undefined {
  const module = kernelModule();
  if (module === undefined) {
    return undefined;
  }
  const { length } = values;
  const size = Math.min(window, length);
  const input = module.reserve(8 * (3 * length + size + 4));
  const medians = input + 8 * length;
  const deviations = medians + 8 * length;
  const sorted = deviations + 8 * length;
  module.doubles(input, length).set(values);
  if (module.functions.greatestMagnitude(input, length) > greatestOrdinary) {
    return undefined;
  }
  module.functions.rollingMedianPass(
    input,
    length,
    Math.max(1, size),
    minimum,
    sorted,
    medians,
    withDeviations ? deviations : 0
  );
  return {
    medians: module.doubles(medians, length).slice(),
    deviations: withDeviations ? module.doubles(deviations, length).slice() : undefined,
  };
}
