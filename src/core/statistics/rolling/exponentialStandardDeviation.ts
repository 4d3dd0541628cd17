/**
 * The exponentially weighted standard deviation up to and including each point, bias-corrected, with normalised weights
 * (pandas ewm(...).std()). `alpha` in (0, 1] is the newest point's weight, 2 / (span + 1) for a span. A missing value
 * leaves it as it is, but the past goes on fading; NaN until there are two values.
 */
export function exponentialStandardDeviation(values: ArrayLike<number>, alpha: number): Float64Array {
  const deviations = new Float64Array(values.length);
  const fade = 1 - alpha;
  let mean = NaN;
  let variance = 0;
  let weight = 1;
  let sumOfWeights = 1;
  let sumOfSquaredWeights = 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (mean !== mean) {
      mean = value;
    } else {
      sumOfWeights *= fade;
      sumOfSquaredWeights *= fade * fade;
      weight *= fade;
      if (value === value) {
        const before = mean;
        if (mean !== value) {
          mean = (weight * before + value) / (weight + 1);
        }
        const moved = before - mean;
        const distance = value - mean;
        variance = (weight * (variance + moved * moved) + distance * distance) / (weight + 1);
        sumOfWeights += 1;
        sumOfSquaredWeights += 1;
        weight += 1;
      }
    }
    const total = sumOfWeights * sumOfWeights;
    const unbiased = total - sumOfSquaredWeights;
    deviations[i] = unbiased > 0 ? Math.sqrt((total / unbiased) * variance) : NaN;
  }
  return deviations;
}
