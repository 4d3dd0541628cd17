/** The values of two series where both are present, in order; the extra length of the longer one is left out. */
export interface PairedValues {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The pairwise complete part of two series: NaN on either side drops the pair. */
export function pairedValues(x: ArrayLike<number>, y: ArrayLike<number>): PairedValues {
  const length = Math.min(x.length, y.length);
  const pairedX = new Float64Array(length);
  const pairedY = new Float64Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) {
    const a = x[i];
    const b = y[i];
    if (a === a && b === b) {
      pairedX[count] = a;
      pairedY[count] = b;
      count++;
    }
  }
  return { x: pairedX.subarray(0, count), y: pairedY.subarray(0, count) };
}
