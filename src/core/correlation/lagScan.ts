import { laggedProducts } from '../kernels/laggedProducts';
import { standardisedRow } from '../kernels/standardisedRow';
import { asFloat64 } from '../statistics/asFloat64';
import { defaultMinOverlap } from './correlationMatrix';
import { pearson, snapToUnit } from './pearson';
import { standardise } from './standardise';

/** The correlation of one lag. */
export interface LaggedCorrelation {
  /** In samples; positive where the series follows the target. */
  readonly lag: number;
  readonly r: number;
  /** Joined points at that lag. */
  readonly count: number;
}

/** The correlations of a target with a series at every lag from -maxLag to maxLag. */
export interface LagScan {
  readonly maxLag: number;
  /** r at lag k is `coefficients[k + maxLag]`; NaN with too few joined points or without spread. */
  readonly coefficients: Float64Array;
  readonly counts: Float64Array;
  /** The lag with the greatest |r|, the one nearest to 0 among equals; undefined where no lag has a coefficient. */
  readonly peak: LaggedCorrelation | undefined;
}

/** Below this share of a series' own variance the joined part is computed from scratch: sums would cancel. */
const leastShareOfVariance = 1e-4;

/** |r| of lags must differ by more than this for the farther one to be the peak. */
const sameStrength = 1e-12;

/**
 * Pearson's correlation of target[t] with series[t + lag] for every lag up to `maxLag` samples either way, over the points
 * where both are present. The sign: **a positive lag means that the series follows the target**, a negative one that it
 * leads. A series that is the target shifted by k ≤ maxLag samples has its peak, 1, at lag k.
 *
 * @param minOverlap joined points that a lag needs; half of the target's points by default, at least 5, since the strongest
 * of many coefficients over few points is strong by chance
 */
export function lagScan(
  target: ArrayLike<number>,
  series: ArrayLike<number>,
  maxLag: number,
  minOverlap = Math.max(defaultMinOverlap, Math.ceil(target.length / 2))
): LagScan {
  return lagScanner(target, maxLag, minOverlap)(series);
}

/**
 * {@link lagScan} of one target against many series: the target is prepared once. The series may begin `lead` samples
 * before the target and end later, so that lags need not shorten the overlap.
 */
export function lagScanner(
  target: ArrayLike<number>,
  maxLag: number,
  minOverlap = Math.max(defaultMinOverlap, Math.ceil(target.length / 2)),
  lead = 0
): (series: ArrayLike<number>) => LagScan {
  const x = prepare(target);
  return (series) => {
    const y = prepare(series);
    const coefficients = new Float64Array(2 * maxLag + 1).fill(NaN);
    const counts = new Float64Array(2 * maxLag + 1);
    const products = laggedProducts(x.values, y.values, lead - maxLag, 2 * maxLag + 1);
    for (let lag = -maxLag; lag <= maxLag; lag++) {
      // target[from … to) meets series[from + shift … to + shift).
      const shift = lag + lead;
      const from = Math.max(0, -shift);
      const to = Math.min(x.values.length, y.values.length - shift);
      const product = products?.[lag + maxLag] ?? shiftedProduct(x.values, y.values, from, to, shift);
      const joined = joinedSums(x, y, from, to, shift, product);
      counts[lag + maxLag] = joined.count;
      if (joined.count >= Math.max(2, minOverlap)) {
        coefficients[lag + maxLag] = coefficientOf(joined) ?? exactCoefficient(target, series, from, to, shift);
      }
    }
    return { maxLag, coefficients, counts, peak: peakOf(coefficients, counts, maxLag) };
  };
}

interface PreparedSeries {
  /** Standardised; 0 where missing, NaN throughout without spread. */
  readonly values: Float64Array;
  /** 1 where present. */
  readonly present: Float64Array;
  readonly complete: boolean;
  /** Sums of the first i values and squares: entry i leaves value i out. */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

function prepare(series: ArrayLike<number>): PreparedSeries {
  const values = standardisedRow(asFloat64(series)) ?? standardise(series);
  const length = series.length;
  const present = new Float64Array(length);
  const sums = new Float64Array(length + 1);
  const squares = new Float64Array(length + 1);
  let count = 0;
  let sum = 0;
  let square = 0;
  for (let i = 0; i < length; i++) {
    const isPresent = series[i] === series[i] ? 1 : 0;
    const value = values[i];
    present[i] = isPresent;
    count += isPresent;
    sum += value;
    square += value * value;
    sums[i + 1] = sum;
    squares[i + 1] = square;
  }
  return { values, present, complete: count === length, sums, squares };
}

interface JoinedSums {
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

function joinedSums(
  x: PreparedSeries,
  y: PreparedSeries,
  from: number,
  to: number,
  shift: number,
  xy: number
): JoinedSums {
  if (to <= from) {
    return { count: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
  }
  if (x.complete && y.complete) {
    return {
      count: to - from,
      x: x.sums[to] - x.sums[from],
      y: y.sums[to + shift] - y.sums[from + shift],
      xx: x.squares[to] - x.squares[from],
      yy: y.squares[to + shift] - y.squares[from + shift],
      xy,
    };
  }
  let count = 0;
  let sumX = 0;
  let sumY = 0;
  let xx = 0;
  let yy = 0;
  for (let i = from, j = from + shift; i < to; i++, j++) {
    const inX = x.present[i];
    const inY = y.present[j];
    const a = x.values[i] * inY;
    const b = y.values[j] * inX;
    count += inX * inY;
    sumX += a;
    sumY += b;
    xx += a * a;
    yy += b * b;
  }
  return { count, x: sumX, y: sumY, xx, yy, xy };
}

/** Four sums at a time, so that one addition need not wait for the one before. */
function shiftedProduct(x: Float64Array, y: Float64Array, from: number, to: number, shift: number): number {
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let sum4 = 0;
  let i = from;
  for (; i + 3 < to; i += 4) {
    const j = i + shift;
    sum1 += x[i] * y[j];
    sum2 += x[i + 1] * y[j + 1];
    sum3 += x[i + 2] * y[j + 2];
    sum4 += x[i + 3] * y[j + 3];
  }
  for (; i < to; i++) {
    sum1 += x[i] * y[i + shift];
  }
  return sum1 + sum2 + (sum3 + sum4);
}

function coefficientOf({ count, x, y, xx, yy, xy }: JoinedSums): number | undefined {
  const varianceX = xx - (x * x) / count;
  const varianceY = yy - (y * y) / count;
  return varianceX < leastShareOfVariance || varianceY < leastShareOfVariance
    ? undefined
    : snapToUnit((xy - (x * y) / count) / Math.sqrt(varianceX * varianceY));
}

function exactCoefficient(
  target: ArrayLike<number>,
  series: ArrayLike<number>,
  from: number,
  to: number,
  shift: number
): number {
  const x = Float64Array.from({ length: to - from }, (_, i) => target[from + i]);
  const y = Float64Array.from({ length: to - from }, (_, i) => series[from + i + shift]);
  return pearson(x, y);
}

function peakOf(coefficients: Float64Array, counts: Float64Array, maxLag: number): LaggedCorrelation | undefined {
  let best: LaggedCorrelation | undefined;
  for (let distance = 0; distance <= maxLag; distance++) {
    for (const lag of distance === 0 ? [0] : [-distance, distance]) {
      const r = coefficients[lag + maxLag];
      if (r === r && (best === undefined || Math.abs(r) > Math.abs(best.r) + sameStrength)) {
        best = { lag, r, count: counts[lag + maxLag] };
      }
    }
  }
  return best;
}
