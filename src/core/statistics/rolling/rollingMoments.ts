import { windowMoments } from '../../kernels/windowMoments';
import { type WindowMoments } from '../../kernels/windowMomentArrays';
import { asFloat64 } from '../asFloat64';
import { powerOfTwoScale } from '../powerOfTwoScale';

/** Moments of trailing windows; all but the counts are in units of `scale`. */
export interface RollingMoments extends WindowMoments {
  readonly scale: number;
}

/**
 * The moments of every trailing window of `window` points (a whole number ≥ 1), missing values left out; constant time
 * a point whatever the window. What left the window leaves no trace, be it 1e15, infinite or NaN.
 */
export function rollingMoments(values: ArrayLike<number>, window: number): RollingMoments {
  if (!(window >= 1) || !Number.isInteger(window)) {
    throw new RangeError(`window must be a whole number from 1, is ${window}`);
  }
  const scale = scaleOfAll(values);
  return { ...windowMoments(asFloat64(values), Math.max(1, Math.min(window, values.length)), scale), scale };
}

/** One large value among ordinary ones must not cost the windows without it their digits: then nothing is scaled. */
function scaleOfAll(values: ArrayLike<number>): number {
  const scale = powerOfTwoScale(values);
  if (scale <= 1) {
    return scale;
  }
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > 0 && size < 1e70) {
      return 1;
    }
  }
  return scale;
}
