import { moments } from '../statistics/moments';

/**
 * The deviations from the mean divided by their Euclidean length, so that the dot product of two such vectors is their
 * Pearson correlation. A missing value becomes 0. All NaN when the series has no spread (constant, empty, one value) or
 * an infinite value.
 */
export function standardise(values: ArrayLike<number>): Float64Array {
  const standardised = new Float64Array(values.length);
  standardiseInto(values, standardised);
  return standardised;
}

/** {@link standardise} into a buffer of the same length; false when there is no spread. */
export function standardiseInto(values: ArrayLike<number>, targetInPlace: Float64Array): boolean {
  const { mean, scale, sum2 } = moments(values);
  if (!(sum2 > 0)) {
    targetInPlace.fill(NaN);
    return false;
  }
  // At this scale the mean keeps all its digits: a subnormal mean would have lost most of them.
  const centre = scale === 1 ? mean : scaledMean(values, scale);
  let drift = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i] / scale - centre;
    if (deviation === deviation) {
      drift += deviation;
      count++;
    }
  }
  const correction = drift / count;
  const length = Math.sqrt(sum2);
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i] / scale - centre;
    targetInPlace[i] = deviation === deviation ? (deviation - correction) / length : 0;
  }
  return true;
}

function scaledMean(values: ArrayLike<number>, scale: number): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === values[i]) {
      sum += values[i] / scale;
      count++;
    }
  }
  return sum / count;
}
