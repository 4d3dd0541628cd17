/**
 * How many values of each window, values[starts[w]] … values[ends[w] − 1], are present. Starts and ends lie within the values.
 */
export function windowCounts(values: Float64Array, starts: Int32Array, ends: Int32Array): Float64Array {
  const before = new Int32Array(values.length + 1);
  for (let i = 0; i < values.length; i++) {
    before[i + 1] = before[i] + (values[i] === values[i] ? 1 : 0);
  }
  const counts = new Float64Array(starts.length);
  for (let w = 0; w < counts.length; w++) {
    counts[w] = before[ends[w]] - before[starts[w]];
  }
  return counts;
}
