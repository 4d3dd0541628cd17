const twoTo32 = 4294967296;
/** 2⁶³ nanoseconds. */
const maxTimeMs = 9_223_372_036_854;

/**
 * Writes epoch milliseconds as 64-bit nanoseconds, each as its lower and its upper half. Fractions of a millisecond are
 * kept to the microsecond.
 *
 * The product of milliseconds and 1 000 000 exceeds what a double holds exactly, and a BigInt a value costs fifty times
 * as much; so the two halves of the integer are computed apart, each exact in doubles.
 *
 * @param halves twice as long as `times`
 * @throws RangeError for NaN and for a time that 64-bit nanoseconds do not reach
 */
export function writeNanoseconds(halves: Uint32Array, times: Float64Array): void {
  for (let index = 0; index < times.length; index++) {
    const time = times[index] ?? NaN;
    if (!(Math.abs(time) <= maxTimeMs)) {
      throw new RangeError(`the time ${time} is outside of 1677-09-21 to 2262-04-11`);
    }
    const microseconds = Math.round(time * 1000);
    const high = Math.floor(microseconds / twoTo32);
    const low = (microseconds - high * twoTo32) * 1000;
    const carry = Math.floor(low / twoTo32);
    halves[2 * index] = low - carry * twoTo32;
    halves[2 * index + 1] = high * 1000 + carry;
  }
}

/**
 * 64-bit nanoseconds as epoch milliseconds with a fraction. Whole milliseconds are exact.
 *
 * 2³² nanoseconds are 4294 milliseconds and 967 296 nanoseconds, so that each term below is exact in doubles.
 */
export function msFromNanoseconds(nanoseconds: BigInt64Array): Float64Array {
  const lower = new Uint32Array(nanoseconds.buffer, nanoseconds.byteOffset, 2 * nanoseconds.length);
  const upper = new Int32Array(nanoseconds.buffer, nanoseconds.byteOffset, 2 * nanoseconds.length);
  const times = new Float64Array(nanoseconds.length);
  for (let index = 0; index < times.length; index++) {
    const high = upper[2 * index + 1] ?? 0;
    const low = lower[2 * index] ?? 0;
    times[index] = high * 4294 + (high * 967_296 + low) / 1e6;
  }
  return times;
}
