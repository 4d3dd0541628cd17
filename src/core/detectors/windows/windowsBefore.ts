/**
 * Results of trailing windows that end with each sample, as results of the windows that end before the samples from index `first` on;
 * NaN before the first sample.
 */
export function windowsBefore(trailing: Float64Array, first: number, distance = 1): Float64Array {
  return Float64Array.from({ length: trailing.length - first }, (_, i) => trailing[first + i - distance] ?? NaN);
}
