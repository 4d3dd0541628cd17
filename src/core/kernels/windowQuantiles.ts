import { kernelModule } from './kernelModule';
import { plainWindowQuantiles } from './plain/plainWindowQuantiles';

/** What the kernel sorts with, in bytes. */
const digitBytes = 8192;

/**
 * The quantile at `probability` of the present values of each window, values[starts[w]] … values[ends[w] − 1]: numpy's
 * `linear`, NaN where fewer than `minimum` are present or none, and for a probability outside [0, 1]. Starts and ends lie within the values, and neither
 * descends. A value costs about the same whatever the windows' length and overlap.
 */
export function windowQuantiles(
  values: Float64Array,
  starts: Int32Array,
  ends: Int32Array,
  probability: number,
  minimum: number
): Float64Array {
  if (!(probability >= 0 && probability <= 1)) {
    return new Float64Array(starts.length).fill(NaN);
  }
  const module = kernelModule();
  if (module === undefined) {
    return plainWindowQuantiles(values, starts, ends, probability, minimum);
  }
  const { length } = values;
  const count = starts.length;
  const input = module.reserve(8 * (6 * length + 2 * count + 4) + digitBytes);
  const out = input + 8 * length;
  const startsAt = out + 8 * count;
  const endsAt = startsAt + 4 * count;
  const scratch = endsAt + 4 * count;
  module.doubles(input, length).set(values);
  module.integers(startsAt, count).set(starts);
  module.integers(endsAt, count).set(ends);
  module.functions.windowQuantiles(input, length, startsAt, endsAt, count, probability, minimum, scratch, out);
  return module.doubles(out, count).slice();
}
