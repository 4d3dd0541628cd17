/** The squared Euclidean distance of two vectors that start at an offset of their arrays. */
export function squaredDistance(
  a: Float64Array,
  offsetA: number,
  b: Float64Array,
  offsetB: number,
  length: number
): number {
  let sum = 0;
  for (let c = 0; c < length; c++) {
    const difference = a[offsetA + c] - b[offsetB + c];
    sum += difference * difference;
  }
  return sum;
}
