import { fourierTransform, powerOfTwoLength } from './fourierTransform';
import { moments } from './moments';

/** Up to this many products a lag-by-lag sum is faster than a Fourier transform. */
const fewProducts = 50_000;

/**
 * The autocorrelations of lags 0 to `maxLag`, the sums of products around the mean divided by the sum of squares (biased,
 * as statsmodels' acf). Pairs with a missing value are left out. NaN throughout for a constant or empty series; lags that
 * reach past the series are 0. O(n log n) for many lags.
 */
export function autocorrelation(values: ArrayLike<number>, maxLag: number): Float64Array {
  return autocorrelationOf(values.length, maxLag)(values);
}

/** {@link autocorrelation} of many series of one length: the transform is prepared once. */
export function autocorrelationOf(length: number, maxLag: number): (values: ArrayLike<number>) => Float64Array {
  const lags = Math.max(0, Math.min(maxLag, length - 1));
  const products =
    lags * length <= fewProducts
      ? (deviations: Float64Array) => directProducts(deviations, lags)
      : transformedProducts(length, lags);
  return (values) => {
    const { scale, sum2, mean } = moments(values);
    const correlations = new Float64Array(maxLag + 1);
    if (!(sum2 > 0)) {
      return correlations.fill(NaN);
    }
    const sums = products(deviationsOf(values, mean, scale));
    for (let lag = 0; lag <= lags; lag++) {
      correlations[lag] = sums[lag] / sums[0];
    }
    return correlations;
  };
}

/** Around the mean, with what its rounding left over taken out; 0 where missing. */
function deviationsOf(values: ArrayLike<number>, mean: number, scale: number): Float64Array {
  const deviations = new Float64Array(values.length);
  let drift = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = (values[i] - mean) / scale;
    deviations[i] = deviation;
    if (deviation === deviation) {
      drift += deviation;
      count++;
    }
  }
  const correction = drift / count;
  for (let i = 0; i < values.length; i++) {
    const deviation = deviations[i] - correction;
    deviations[i] = deviation === deviation ? deviation : 0;
  }
  return deviations;
}

function directProducts(deviations: Float64Array, lags: number): Float64Array {
  const products = new Float64Array(lags + 1);
  for (let lag = 0; lag <= lags; lag++) {
    let sum = 0;
    for (let i = lag; i < deviations.length; i++) {
      sum += deviations[i] * deviations[i - lag];
    }
    products[lag] = sum;
  }
  return products;
}

/** Wiener and Khinchin: the products are the transform of the power spectrum. */
function transformedProducts(length: number, lags: number): (deviations: Float64Array) => Float64Array {
  const transform = fourierTransform(powerOfTwoLength(length + lags));
  const real = new Float64Array(transform.length);
  const imaginary = new Float64Array(transform.length);
  return (deviations) => {
    real.fill(0);
    imaginary.fill(0);
    real.set(deviations);
    transform.transformInPlace(real, imaginary);
    for (let k = 0; k < transform.length; k++) {
      real[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
      imaginary[k] = 0;
    }
    transform.transformInPlace(real, imaginary);
    return real;
  };
}
