import { moments } from './moments';

/**
 * The autocorrelations of lags 0 to `maxLag`, the sums of products around the mean divided by the sum of squares (biased,
 * as statsmodels' acf). Pairs with a missing value are left out. NaN throughout for a constant or empty series; lags that
 * reach past the series are 0.
 */
export function autocorrelation(values: ArrayLike<number>, maxLag: number): Float64Array {
  const { mean, scale, sum2 } = moments(values);
  const length = values.length;
  const deviations = new Float64Array(length);
  let drift = 0;
  let count = 0;
  for (let i = 0; i < length; i++) {
    const deviation = (values[i] - mean) / scale;
    if (deviation === deviation) {
      drift += deviation;
      count++;
    }
  }
  for (let i = 0; i < length; i++) {
    const deviation = (values[i] - mean) / scale - drift / count;
    deviations[i] = deviation === deviation ? deviation : 0;
  }
  const correlations = new Float64Array(maxLag + 1);
  for (let lag = 0; lag <= maxLag; lag++) {
    let sum = 0;
    for (let i = lag; i < length; i++) {
      sum += deviations[i] * deviations[i - lag];
    }
    correlations[lag] = sum2 > 0 ? sum / sum2 : NaN;
  }
  return correlations;
}
