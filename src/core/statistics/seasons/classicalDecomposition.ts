import { type Decomposition } from './decomposition';

/** Whether the parts add up to the series or multiply to it. */
export type DecompositionModel = 'additive' | 'multiplicative';

/**
 * The classical decomposition by moving averages (statsmodels' seasonal_decompose): the trend is a mean over one period,
 * either `centred` on the point or `trailing` (no look ahead), the seasonal part the mean of what is left at each phase,
 * normalised over the period. Trend and residual are NaN where the average would reach past the series or a missing value.
 *
 * @param period a whole number of points, 2 or more; the series must hold two periods
 */
export function classicalDecomposition(
  values: ArrayLike<number>,
  period: number,
  model: DecompositionModel,
  average: 'centred' | 'trailing'
): Decomposition {
  const length = values.length;
  if (!Number.isInteger(period) || period < 2 || length < 2 * period) {
    throw new RangeError(`a decomposition with period ${period} needs two whole periods, has ${length} points`);
  }
  const trend = movingAverage(values, period, average);
  const detrended = trend.map((level, i) => (model === 'additive' ? values[i] - level : values[i] / level));
  const phases = phaseMeans(detrended, period, model);
  const seasonal = trend.map((_, i) => phases[i % period]);
  const residual = detrended.map((value, i) => (model === 'additive' ? value - seasonal[i] : value / seasonal[i]));
  return { trend, seasonal, residual };
}

/** Over one period; for an even one over period + 1 points, the outer two with half weight. */
function movingAverage(values: ArrayLike<number>, period: number, average: 'centred' | 'trailing'): Float64Array {
  const length = values.length;
  const span = period % 2 === 0 ? period + 1 : period;
  const outer = period % 2 === 0 ? 0.5 : 1;
  const ahead = average === 'centred' ? (span - 1) / 2 : 0;
  const means = new Float64Array(length).fill(NaN);
  for (let i = span - 1; i < length; i++) {
    let sum = outer * values[i] + outer * values[i - span + 1];
    for (let k = 1; k < span - 1; k++) {
      sum += values[i - k];
    }
    means[i - ahead] = sum / period;
  }
  return means;
}

function phaseMeans(detrended: Float64Array, period: number, model: DecompositionModel): Float64Array {
  const phases = new Float64Array(period);
  for (let phase = 0; phase < period; phase++) {
    let sum = 0;
    let count = 0;
    for (let i = phase; i < detrended.length; i += period) {
      if (detrended[i] === detrended[i]) {
        sum += detrended[i];
        count++;
      }
    }
    phases[phase] = sum / count;
  }
  const level = phases.reduce((sum, value) => sum + value, 0) / period;
  return phases.map((value) => (model === 'additive' ? value - level : value / level));
}
