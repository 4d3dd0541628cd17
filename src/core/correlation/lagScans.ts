import { laggedProducts } from '../kernels/laggedProducts';
import { type StandardisedRows, standardisedRows } from '../kernels/standardisedRows';
import { asFloat64 } from '../statistics/asFloat64';
import { defaultMinOverlap } from './correlationMatrix';
import { pearson, snapToUnit } from './pearson';
import { standardiseInto } from './standardise';

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
const leastShareOfVariance = 1e-2;

/** |r| of lags must differ by more than this for the farther one to be the peak. */
const sameStrength = 1e-12;

/** So many series at a time, whose prepared values stay in the cache. */
const batchSize = 64;

/**
 * Pearson's correlation of target[t] with each series[t + lag] for every lag up to `maxLag` samples either way, over the
 * points where both are present. The sign: **a positive lag means that the series follows the target**, a negative one that
 * it leads. A series that is the target shifted by k ≤ maxLag samples has its peak, 1, at lag k.
 *
 * @param minOverlap joined points that a lag needs; half of the target's points by default, at least 5, since the strongest
 * of many coefficients over few points is strong by chance
 * @param lead how many samples before the target the series begin; they may end later, too, so that lags need not shorten
 * the overlap
 */
export function lagScans(
  target: ArrayLike<number>,
  series: ReadonlyArray<ArrayLike<number>>,
  maxLag: number,
  minOverlap = Math.max(defaultMinOverlap, Math.ceil(target.length / 2)),
  lead = 0
): LagScan[] {
  const seriesLength = series.length === 0 ? 0 : series[0].length;
  const windows = lagWindows(target.length, seriesLength, lead - maxLag, 2 * maxLag + 1);
  const x = prepare([target], target.length);
  const room = new Float64Array(Math.min(batchSize, series.length) * seriesLength);
  const scans: LagScan[] = [];
  for (let first = 0; first < series.length; first += batchSize) {
    const y = prepare(series.slice(first, first + batchSize), seriesLength, room);
    const sums = joinedSums(x, y, windows);
    sums.forEach((ofRow, row) => {
      const coefficients = coefficientsOf(x, y, row, ofRow, windows, Math.max(2, minOverlap));
      scans.push({ maxLag, coefficients, counts: ofRow.counts, peak: peakOf(coefficients, ofRow.counts, maxLag) });
    });
  }
  return scans;
}

interface PreparedRows extends StandardisedRows {
  readonly given: readonly Float64Array[];
  /** `values` row by row. */
  readonly rows: readonly Float64Array[];
}

function prepare(series: ReadonlyArray<ArrayLike<number>>, length: number, valuesInPlace?: Float64Array): PreparedRows {
  const given = series.map(asFloat64);
  if (given.some((row) => row.length !== length)) {
    throw new RangeError('the series are not of one length');
  }
  const standardised = standardisedRows(given, length, standardiseInto, valuesInPlace);
  return { ...standardised, given, rows: rowsOf(standardised.values, given.length, length) };
}

function rowsOf(flat: Float64Array, rows: number, length: number): readonly Float64Array[] {
  return Array.from({ length: rows }, (_, row) => flat.subarray(row * length, (row + 1) * length));
}

/** The points that meet, lag by lag: target[starts … stops) and series[seriesStarts … seriesStops). */
interface LagWindows {
  readonly firstShift: number;
  readonly starts: Int32Array;
  readonly stops: Int32Array;
  readonly seriesStarts: Int32Array;
  readonly seriesStops: Int32Array;
  /** How many points that is. */
  readonly counts: Float64Array;
}

function lagWindows(targetLength: number, seriesLength: number, firstShift: number, lags: number): LagWindows {
  const starts = new Int32Array(lags);
  const stops = new Int32Array(lags);
  const seriesStarts = new Int32Array(lags);
  const seriesStops = new Int32Array(lags);
  const counts = new Float64Array(lags);
  for (let k = 0; k < lags; k++) {
    const shift = firstShift + k;
    const start = Math.max(0, -shift);
    const stop = Math.min(targetLength, seriesLength - shift);
    if (start < stop) {
      starts[k] = start;
      stops[k] = stop;
      seriesStarts[k] = start + shift;
      seriesStops[k] = stop + shift;
      counts[k] = stop - start;
    }
  }
  return { firstShift, starts, stops, seriesStarts, seriesStops, counts };
}

/** Sums over the joined points, lag by lag. */
interface JoinedSums {
  readonly counts: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xx: Float64Array;
  readonly yy: Float64Array;
  readonly xy: Float64Array;
}

function joinedSums(x: PreparedRows, y: PreparedRows, windows: LagWindows): readonly JoinedSums[] {
  const { firstShift, counts, starts, stops, seriesStarts, seriesStops } = windows;
  const lags = counts.length;
  const count = y.rows.length;
  const xy = rowsOf(laggedProducts(x.rows[0], y.rows, firstShift, lags), count, lags);
  const gapped = Array.from(y.rows.keys()).filter((row) => x.isComplete[0] === 0 || y.isComplete[row] === 0);
  const withGaps = gapped.length === 0 ? undefined : gappedSums(x, y, gapped, firstShift, lags);
  const ofX = windowSums(x.rows[0], starts, stops);
  return xy.map((products, row) => {
    const sums = withGaps?.get(row);
    if (sums) {
      return { ...sums, xy: products };
    }
    const ofY = windowSums(y.rows[row], seriesStarts, seriesStops);
    return { counts, x: ofX.sums, xx: ofX.squares, y: ofY.sums, yy: ofY.squares, xy: products };
  });
}

/** With gaps each sum is one of products, too: with 1 where the other side is present. */
function gappedSums(
  x: PreparedRows,
  y: PreparedRows,
  gapped: readonly number[],
  firstShift: number,
  lags: number
): ReadonlyMap<number, Omit<JoinedSums, 'xy'>> {
  const sumsWith = (row: Float64Array, rows: readonly Float64Array[]): readonly Float64Array[] =>
    rowsOf(laggedProducts(row, rows, firstShift, lags), rows.length, lags);
  const values = gapped.map((row) => y.rows[row]);
  const present = gapped.map((row) => presence(y.given[row]));
  const presentX = presence(x.given[0]);
  const counts = sumsWith(presentX, present);
  const sumsX = sumsWith(x.rows[0], present);
  const squaresX = sumsWith(squared(x.rows[0]), present);
  const sumsY = sumsWith(presentX, values);
  const squaresY = sumsWith(presentX, values.map(squared));
  return new Map(
    gapped.map((row, i) => [
      row,
      {
        counts: counts[i].map((count) => Math.floor(count + 0.5)),
        x: sumsX[i],
        y: sumsY[i],
        xx: squaresX[i],
        yy: squaresY[i],
      },
    ])
  );
}

/** 1 where a value is present, else 0. */
function presence(values: Float64Array): Float64Array {
  return values.map((value) => (value === value ? 1 : 0));
}

function squared(values: Float64Array): Float64Array {
  return values.map((value) => value * value);
}

/**
 * Sums over windows of standardised values without gaps, whose sum is 0 and whose squares sum up to 1 over all of them:
 * from there the window slides on.
 */
function windowSums(
  values: Float64Array,
  starts: Int32Array,
  stops: Int32Array
): { readonly sums: Float64Array; readonly squares: Float64Array } {
  const sums = new Float64Array(starts.length);
  const squares = new Float64Array(starts.length);
  let start = 0;
  let stop = values.length;
  let sum = 0;
  let square = 1;
  for (let k = 0; k < starts.length; k++) {
    for (; start > starts[k]; start--) {
      sum += values[start - 1];
      square += values[start - 1] * values[start - 1];
    }
    for (; start < starts[k]; start++) {
      sum -= values[start];
      square -= values[start] * values[start];
    }
    for (; stop < stops[k]; stop++) {
      sum += values[stop];
      square += values[stop] * values[stop];
    }
    for (; stop > stops[k]; stop--) {
      sum -= values[stop - 1];
      square -= values[stop - 1] * values[stop - 1];
    }
    sums[k] = sum;
    squares[k] = square;
  }
  return { sums, squares };
}

function coefficientsOf(
  x: PreparedRows,
  y: PreparedRows,
  row: number,
  sums: JoinedSums,
  windows: LagWindows,
  leastCount: number
): Float64Array {
  const { counts } = sums;
  const coefficients = new Float64Array(counts.length).fill(NaN);
  if (x.varies[0] === 0 || y.varies[row] === 0) {
    return coefficients;
  }
  for (let k = 0; k < counts.length; k++) {
    const count = counts[k];
    if (count < leastCount) {
      continue;
    }
    const sumX = sums.x[k];
    const sumY = sums.y[k];
    const varianceX = sums.xx[k] - (sumX * sumX) / count;
    const varianceY = sums.yy[k] - (sumY * sumY) / count;
    coefficients[k] =
      varianceX < leastShareOfVariance || varianceY < leastShareOfVariance
        ? exactCoefficient(x.given[0], y.given[row], windows, k)
        : snapToUnit((sums.xy[k] - (sumX * sumY) / count) / Math.sqrt(varianceX * varianceY));
  }
  return coefficients;
}

function exactCoefficient(
  target: Float64Array,
  series: Float64Array,
  { starts, stops, seriesStarts, seriesStops }: LagWindows,
  k: number
): number {
  return pearson(target.subarray(starts[k], stops[k]), series.subarray(seriesStarts[k], seriesStops[k]));
}

function peakOf(coefficients: Float64Array, counts: Float64Array, maxLag: number): LaggedCorrelation | undefined {
  let place = -1;
  let strength = -1;
  for (let distance = 0; distance <= maxLag; distance++) {
    const before = Math.abs(coefficients[maxLag - distance]);
    const after = Math.abs(coefficients[maxLag + distance]);
    if (before > strength + sameStrength) {
      place = maxLag - distance;
      strength = before;
    }
    if (after > strength + sameStrength) {
      place = maxLag + distance;
      strength = after;
    }
  }
  return place === -1 ? undefined : { lag: place - maxLag, r: coefficients[place], count: counts[place] };
}
