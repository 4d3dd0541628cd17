import { rollingMedianPass } from '../../kernels/rollingMedianPass';
import { asFloat64 } from '../asFloat64';
import { SortedWindow } from '../../order/sortedWindow';

/** The median and the spread around it of every trailing window. */
export interface RollingMedians {
  readonly medians: Float64Array;
  /** Median absolute deviations, raw. */
  readonly deviations: Float64Array;
}

/**
 * The median of the present values among the last `window` points, each point included; NaN where fewer than `minimum`
 * are present. The window *before* point i is the result at i - 1.
 */
export function rollingMedian(values: ArrayLike<number>, window: number, minimum = 1): Float64Array {
  return (
    rollingMedianPass(asFloat64(values), window, minimum, false)?.medians ?? slideOver(values, window, minimum).medians
  );
}

/** {@link rollingMedian} together with the raw median absolute deviation of the same windows. */
export function rollingMedians(values: ArrayLike<number>, window: number, minimum = 1): RollingMedians {
  const pass = rollingMedianPass(asFloat64(values), window, minimum, true);
  return pass?.deviations ? { medians: pass.medians, deviations: pass.deviations } : slideOver(values, window, minimum);
}

function slideOver(values: ArrayLike<number>, window: number, minimum: number): RollingMedians {
  const medians = new Float64Array(values.length);
  const deviations = new Float64Array(values.length);
  const sorted = new SortedWindow(Math.min(window, values.length));
  for (let i = 0; i < values.length; i++) {
    slide(sorted, values, i, window);
    medians[i] = sorted.count >= minimum ? sorted.median() : NaN;
    deviations[i] = sorted.medianDistance(medians[i]);
  }
  return { medians, deviations };
}

function slide(sorted: SortedWindow, values: ArrayLike<number>, i: number, window: number): void {
  if (i < window) {
    sorted.add(values[i]);
  } else {
    sorted.replace(values[i - window], values[i]);
  }
}
