import { lineOverIndex } from './lineOverIndex';

const greatestLength = 512;

/**
 * How strongly a series repeats, 0 … 1: the autocorrelation, less a straight line, at `period` samples or, without one,
 * the greatest at any lag past the first fall below zero (a slow wave is alike to itself at short lags, too). Long
 * series are averaged down to 512 values. 0 where nothing repeats, where fewer than two periods are seen, and for a
 * constant series.
 */
export function seasonalStrength(values: Float64Array, period?: number): number {
  const { coarse, width } = coarsened(values, period);
  const residuals = withoutLine(coarse);
  const longest = Math.floor(residuals.length / 2);
  if (period !== undefined) {
    const lag = Math.round(period / width);
    return lag >= 1 && lag <= longest ? Math.max(0, autocorrelation(residuals, lag)) : 0;
  }
  let strength = 0;
  let hasFallen = false;
  for (let lag = 1; lag <= longest; lag++) {
    const value = autocorrelation(residuals, lag);
    hasFallen ||= value < 0;
    if (hasFallen && value > strength) {
      strength = value;
    }
  }
  return strength;
}

/** Means of `width` values each, NaN where none is present; a known period is cut into a whole number of them. */
function coarsened(values: Float64Array, period: number | undefined): { coarse: Float64Array; width: number } {
  let width = Math.ceil(values.length / greatestLength);
  while (period !== undefined && width > 1 && period % width !== 0) {
    width--;
  }
  const coarse = new Float64Array(Math.floor(values.length / width));
  for (let i = 0; i < coarse.length; i++) {
    let sum = 0;
    let count = 0;
    for (let j = i * width; j < (i + 1) * width; j++) {
      if (!Number.isNaN(values[j])) {
        sum += values[j];
        count++;
      }
    }
    coarse[i] = count === 0 ? NaN : sum / count;
  }
  return { coarse, width };
}

/** What is left when the straight line is taken away; nothing where only rounding is left. */
function withoutLine(values: Float64Array): Float64Array {
  const { slope, meanPosition, meanValue } = lineOverIndex(values);
  const rounding = 1e-12 * (Math.abs(meanValue) + Math.abs(slope) * values.length);
  return values.map((value, i) => {
    const rest = value - meanValue - slope * (i - meanPosition);
    return Math.abs(rest) <= rounding ? 0 : rest;
  });
}

/** The correlation of the values with those `lag` later, over the pairs that are present; 0 without any variance. */
function autocorrelation(values: Float64Array, lag: number): number {
  let product = 0;
  let before = 0;
  let after = 0;
  for (let i = lag; i < values.length; i++) {
    const a = values[i - lag];
    const b = values[i];
    if (!Number.isNaN(a) && !Number.isNaN(b)) {
      product += a * b;
      before += a * a;
      after += b * b;
    }
  }
  return before > 0 && after > 0 ? product / Math.sqrt(before * after) : 0;
}
