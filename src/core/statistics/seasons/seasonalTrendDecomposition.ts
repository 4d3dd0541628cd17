import { type Decomposition } from './decomposition';
import { loess, loessAt } from './loess';
import { mean } from '../mean';
import { medianInPlace } from '../median';

/** Widths of the smoothers and numbers of rounds; what is left out follows from the period as in statsmodels. */
export interface SeasonalTrendOptions {
  /** Points of one phase that the seasonal smoother sees; odd, 7 by default. */
  readonly seasonalSpan?: number;
  /** Points that the trend smoother sees; by default the next odd number ≥ 1.5 period / (1 - 1.5 / seasonalSpan). */
  readonly trendSpan?: number;
  /** Whether outliers are weighed down (15 outer and 2 inner rounds instead of 1 and 5); false by default. */
  readonly robust?: boolean;
}

/**
 * STL: the seasonal-trend decomposition by loess of Cleveland, Cleveland, McRae and Terpenning (1990), as statsmodels'
 * STL with its defaults. The parts add up to the series.
 *
 * @param values without missing ones: fill them first
 * @param period a whole number of points, 2 or more; the series must hold two periods
 */
export function seasonalTrendDecomposition(
  values: ArrayLike<number>,
  period: number,
  options: SeasonalTrendOptions = {}
): Decomposition {
  const length = values.length;
  if (!Number.isInteger(period) || period < 2 || length < 2 * period) {
    throw new RangeError(`a decomposition with period ${period} needs two whole periods, has ${length} points`);
  }
  const seasonalSpan = options.seasonalSpan ?? 7;
  const trendSpan = options.trendSpan ?? nextOdd(Math.ceil((1.5 * period) / (1 - 1.5 / seasonalSpan)));
  const lowPassSpan = nextOdd(period + 1);
  const robust = options.robust ?? false;
  // The smoothers add up values: around their mean an offset of 1e9 costs no digits.
  const level = mean(values);
  const series = Float64Array.from(values, (value) => value - level);
  const trend = new Float64Array(length);
  const seasonal = new Float64Array(length);
  let weights: Float64Array | undefined;
  for (let outer = 0; outer <= (robust ? 15 : 0); outer++) {
    for (let inner = 0; inner < (robust ? 2 : 5); inner++) {
      const detrended = series.map((value, i) => value - trend[i]);
      const cycle = smoothPhases(detrended, period, seasonalSpan, weights);
      const lowPass = loess(movingMean(movingMean(movingMean(cycle, period), period), 3), lowPassSpan, undefined);
      for (let i = 0; i < length; i++) {
        seasonal[i] = cycle[period + i] - lowPass[i];
      }
      trend.set(
        loess(
          series.map((value, i) => value - seasonal[i]),
          trendSpan,
          weights
        )
      );
    }
    weights = robustnessWeights(series.map((value, i) => value - trend[i] - seasonal[i]));
  }
  const residual = series.map((value, i) => value - seasonal[i] - trend[i]);
  return { trend: trend.map((value) => value + level), seasonal, residual };
}

function nextOdd(value: number): number {
  return value % 2 === 0 ? value + 1 : value;
}

/** Each phase of the period smoothed by itself and carried on by one period at both ends. */
function smoothPhases(
  values: Float64Array,
  period: number,
  span: number,
  weights: Float64Array | undefined
): Float64Array {
  const extended = new Float64Array(values.length + 2 * period);
  for (let phase = 0; phase < period; phase++) {
    const count = Math.floor((values.length - phase - 1) / period) + 1;
    const cycle = Float64Array.from({ length: count }, (_, k) => values[phase + k * period]);
    const cycleWeights = weights && Float64Array.from({ length: count }, (_, k) => weights[phase + k * period]);
    const smooth = loess(cycle, span, cycleWeights);
    const width = Math.min(span, count);
    const before = loessAt(cycle, span, -1, 0, width - 1, cycleWeights);
    const after = loessAt(cycle, span, count, count - width, count - 1, cycleWeights);
    extended[phase] = before === before ? before : smooth[0];
    extended[phase + (count + 1) * period] = after === after ? after : smooth[count - 1];
    for (let k = 0; k < count; k++) {
      extended[phase + (k + 1) * period] = smooth[k];
    }
  }
  return extended;
}

/** The means of all runs of `span` neighbours: shorter than the input by span - 1. */
function movingMean(values: Float64Array, span: number): Float64Array {
  const means = new Float64Array(values.length - span + 1);
  let sum = 0;
  for (let i = 0; i < span; i++) {
    sum += values[i];
  }
  means[0] = sum / span;
  for (let i = span; i < values.length; i++) {
    sum += values[i] - values[i - span];
    means[i - span + 1] = sum / span;
  }
  return means;
}

/** Bisquare weights of residuals, 0 from six median absolute residuals on. */
function robustnessWeights(residuals: Float64Array): Float64Array {
  const sizes = residuals.map((value) => Math.abs(value));
  const limit = 6 * medianInPlace(sizes.slice());
  return sizes.map((size) => {
    if (limit === 0 || size <= 0.001 * limit) {
      return 1;
    }
    const share = size / limit;
    return share <= 0.999 ? (1 - share * share) ** 2 : 0;
  });
}
