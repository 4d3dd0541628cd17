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

/** 64-bit nanoseconds as epoch milliseconds with a fraction. */
export function msFromNanoseconds(nanoseconds: BigInt64Array): Float64Array {
  const times = new Float64Array(nanoseconds.length);
  for (let index = 0; index < nanoseconds.length; index++) {
    const value = nanoseconds[index] ?? 0n;
    times[index] = Number(value / 1_000_000n) + Number(value % 1_000_000n) / 1e6;
  }
  return times;
}
