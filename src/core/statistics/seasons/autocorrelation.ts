import { fourierTransform, powerOfTwoLength } from '../densities/fourierTransform';
import { moments } from '../moments';

/** Up to this many products a lag-by-lag sum is faster than a Fourier transform. */
const fewProducts = 50_000;

/**
 * The autocorrelations of lags 0 to `maxLag`, the sums of products around the mean divided by the sum of squares (biased,
 * as statsmodels' acf). Pairs with a missing value are left out. NaN throughout for a constant or empty series; lags that
 * reach past the series are 0. O(n log n) for many lags.
 */
export function autocorrelation(values: ArrayLike<number>, maxLag: number): Float64Array {
  return autocorrelations([values], values.length, maxLag)[0];
}

/** The {@link autocorrelation} of each of many series of one length: two share a Fourier transform. */
export function autocorrelations(
  series: ReadonlyArray<ArrayLike<number>>,
  length: number,
  maxLag: number
): Float64Array[] {
  const lags = Math.max(0, Math.min(maxLag, length - 1));
  const products =
    lags * length <= fewProducts
      ? (a: Float64Array, b: Float64Array) => [directProducts(a, lags), directProducts(b, lags)]
      : transformedProducts(length, lags);
  const nothing = new Float64Array(0);
  return series.flatMap((_, s) => {
    if (s % 2 === 1) {
      return [];
    }
    const pair = series.slice(s, s + 2);
    const [first, second] = pair.map(deviationsOf);
    const sums = products(first, second ?? nothing);
    return pair.map((_, k) => {
      const correlations = new Float64Array(maxLag + 1);
      for (let lag = 0; lag <= lags; lag++) {
        correlations[lag] = sums[k][lag] / sums[k][0];
      }
      return sums[k][0] > 0 ? correlations : correlations.fill(NaN);
    });
  });
}

/** Around the mean, scaled to length 1; 0 where missing, and throughout without spread. */
function deviationsOf(values: ArrayLike<number>): Float64Array {
  const { scale, sum2, mean } = moments(values);
  const deviations = new Float64Array(values.length);
  if (!(sum2 > 0)) {
    return deviations;
  }
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
  const size = Math.sqrt(sum2);
  for (let i = 0; i < values.length; i++) {
    const deviation = (deviations[i] - correction) / size;
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

/**
 * Wiener and Khinchin: the products are the transform of the power spectrum. One series goes through the transform as
 * the real part, another as the imaginary one; their spectra are told apart by symmetry.
 */
function transformedProducts(length: number, lags: number): (a: Float64Array, b: Float64Array) => Float64Array[] {
  const transform = fourierTransform(powerOfTwoLength(length + lags));
  const size = transform.length;
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  const spectrumA = new Float64Array(size);
  const spectrumB = new Float64Array(size);
  return (a, b) => {
    real.fill(0);
    imaginary.fill(0);
    real.set(a);
    imaginary.set(b);
    transform.transformInPlace(real, imaginary);
    for (let k = 0; k < size; k++) {
      const mirror = (size - k) % size;
      spectrumA[k] = (real[k] + real[mirror]) ** 2 + (imaginary[k] - imaginary[mirror]) ** 2;
      spectrumB[k] = (imaginary[k] + imaginary[mirror]) ** 2 + (real[k] - real[mirror]) ** 2;
    }
    transform.transformInPlace(spectrumA, spectrumB);
    return [spectrumA, spectrumB];
  };
}
