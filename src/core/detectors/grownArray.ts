const firstLength = 64;

/**
 * The same numbers in an array of twice the length, `limit` at most: buffers of long memories grow as they fill, since most
 * series are short.
 */
export function grownArray(values: Float64Array, limit: number): Float64Array {
  const grown = new Float64Array(Math.min(limit, Math.max(firstLength, 2 * values.length)));
  grown.set(values);
  return grown;
}
