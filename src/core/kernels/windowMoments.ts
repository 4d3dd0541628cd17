import { kernelModule, type KernelModule } from './kernelModule';
import { plainWindowMoments } from './plain/plainWindowMoments';
import { type WindowMoments } from './windowMomentArrays';

/**
 * The moments of every trailing window of `window` values, a whole number from 1 to the values' number, missing ones left
 * out; in units of `scale`. Constant time a value whatever the window.
 *
 * A window is the end of one block and the start of the next (van Herk 1992), whose moments are joined (Chan, Golub,
 * LeVeque 1983). Nothing is ever subtracted: what left the window leaves no trace, be it 1e15, infinite or NaN.
 */
export function windowMoments(values: Float64Array, window: number, scale: number): WindowMoments {
  const module = kernelModule();
  return module === undefined ? plainWindowMoments(values, window, scale) : measureWith(module, values, window, scale);
}

function measureWith(module: KernelModule, values: Float64Array, window: number, scale: number): WindowMoments {
  const { length } = values;
  const input = module.reserve(8 * (5 * length + 6 * window));
  const counts = input + 8 * length;
  const references = counts + 8 * length;
  const offsets = references + 8 * length;
  const sums2 = offsets + 8 * length;
  const ends = sums2 + 8 * length;
  module.doubles(input, length).set(values);
  module.functions.windowMoments(input, length, window, scale, ends, counts, references, offsets, sums2);
  return {
    counts: module.doubles(counts, length).slice(),
    references: module.doubles(references, length).slice(),
    offsets: module.doubles(offsets, length).slice(),
    sums2: module.doubles(sums2, length).slice(),
  };
}
