import { quantileInPlace } from './quantileInPlace';
import { presentValues } from '../../statistics/presentValues';
import { type MetricRole } from '../roles/metricRole';

/** How a metric's values in the incident differ from its own baseline. */
export interface MetricChange {
  /** Present values in the baseline. */
  readonly baselineCount: number;
  readonly baselineMean: number;
  /** Population standard deviation of the baseline. */
  readonly baselineDeviation: number;
  readonly baselineMedian: number;
  readonly baselineInterquartileRange: number;
  /** The unit of the deviations, see {@link metricChange}. */
  readonly spread: number;
  /** (value − baseline median) / spread for each sample of the window; NaN where missing. */
  readonly deviations: Float64Array;
  /** The deviation that 30 % of the window exceeds, on the side where it is greater; drops are negative. */
  readonly level: number;
  /** The greatest deviation of the window, with its sign. */
  readonly peak: number;
  /** The value at the peak; NaN where the window is empty. */
  readonly peakValue: number;
}

/** The share of the window that must lie beyond `level`: a lasting change counts, a single spike does not. */
const lastingShare = 0.3;
const leastBaselineSamples = 5;
const normalInterquartileRange = 1.349;
/** No change below this share of the median is worth a unit. */
const relativeFloor = 0.05;
/** The same for shares of success, whose room to move lies below 100 %. */
const successFloor = 0.002;
/** Of a baseline that never moved and is 0, nothing tells the unit: the peak then counts as this many. */
const unknownUnitPeak = 10;

/**
 * Compares the window's values with the baseline's.
 *
 * spread = √((IQR/1.349)² + sd²)/√2 and the floor, added in quadrature: the interquartile range alone is blind to bursts
 * that belong to normal operation, the standard deviation alone is blown up by a few outliers. The floor is 5 % of the
 * median, for shares of success 0.2 % of the scale (1 or 100). Fewer than 5 baseline values give a change of zero.
 */
export function metricChange(baseline: Float64Array, window: ArrayLike<number>, role: MetricRole): MetricChange {
  const present = presentValues(baseline);
  const count = present.length;
  let sum = 0;
  let greatest = 0;
  for (let i = 0; i < count; i++) {
    sum += present[i];
    greatest = Math.max(greatest, present[i]);
  }
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    squares += (present[i] - mean) * (present[i] - mean);
  }
  const deviation = Math.sqrt(squares / count);
  const median = quantileInPlace(present, 0.5);
  const interquartileRange = quantileInPlace(present, 0.75) - quantileInPlace(present, 0.25);

  const differences = new Float64Array(window.length);
  let peak = 0;
  let peakValue = Number.NaN;
  for (let i = 0; i < window.length; i++) {
    differences[i] = window[i] - median;
    if (Math.abs(differences[i]) >= Math.abs(peak)) {
      peak = differences[i];
      peakValue = window[i];
    }
  }

  const robust = interquartileRange / normalInterquartileRange;
  const scale = greatest > 1.5 ? 100 : 1;
  const floor = role === 'success' ? successFloor * scale : relativeFloor * Math.abs(median);
  let spread = Math.sqrt((robust * robust + deviation * deviation) / 2 + floor * floor);
  if (!(spread > 0)) {
    spread = Math.abs(peak) / unknownUnitPeak;
  }
  const usable = count >= leastBaselineSamples && spread > 0;
  for (let i = 0; i < differences.length; i++) {
    differences[i] = usable ? differences[i] / spread : differences[i] * 0;
  }
  return {
    baselineCount: count,
    baselineMean: mean,
    baselineDeviation: deviation,
    baselineMedian: median,
    baselineInterquartileRange: interquartileRange,
    spread,
    deviations: differences,
    level: usable ? lastingLevel(differences) : 0,
    peak: usable ? peak / spread : 0,
    peakValue,
  };
}

/** The deviation that {@link LASTING_SHARE} of the present ones exceed, upwards or (negative) downwards; 0 if neither. */
export function lastingLevel(deviations: Float64Array): number {
  const present = presentValues(deviations);
  if (present.length === 0) {
    return 0;
  }
  const up = quantileInPlace(present, 1 - lastingShare);
  const down = quantileInPlace(present, lastingShare);
  return Math.max(up, -down, 0) === up ? Math.max(up, 0) : Math.min(down, 0);
}
