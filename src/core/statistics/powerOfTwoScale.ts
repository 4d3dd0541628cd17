const smallestOrdinary = 1e-70;
const largestOrdinary = 1e70;

/**
 * A power of two to divide by before squaring: 1 for ordinary data, else about the magnitude of the largest value, so
 * that squares neither overflow nor vanish. Dividing by it costs no digits. 1 for infinite data.
 */
export function powerOfTwoScale(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > largest) {
      largest = size;
    }
  }
  if (largest === 0 || largest === Infinity || (largest > smallestOrdinary && largest < largestOrdinary)) {
    return 1;
  }
  return 2 ** Math.min(1023, Math.max(-1074, Math.floor(Math.log2(largest))));
}
