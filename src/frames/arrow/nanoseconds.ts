const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const twoTo32 = 4294967296;

/**
 * Epoch milliseconds as 64-bit nanoseconds. Fractions of a millisecond are kept to the microsecond.
 *
 * The product of milliseconds and 1 000 000 exceeds what a double holds exactly, and a BigInt a value costs fifty times
 * as much; so the two halves of the integer are computed apart, each exact in doubles.
 */
export function nanosecondsFromMs(times: Float64Array): BigInt64Array {
  const nanoseconds = new BigInt64Array(times.length);
  if (!isLittleEndian) {
    times.forEach((time, index) => {
      nanoseconds[index] = BigInt(Math.round(time * 1000)) * 1000n;
    });
    return nanoseconds;
  }
  const halves = new Uint32Array(nanoseconds.buffer);
  for (let index = 0; index < times.length; index++) {
    const microseconds = Math.round((times[index] ?? 0) * 1000);
    const high = Math.floor(microseconds / twoTo32);
    const low = (microseconds - high * twoTo32) * 1000;
    const carry = Math.floor(low / twoTo32);
    halves[2 * index] = low - carry * twoTo32;
    halves[2 * index + 1] = high * 1000 + carry;
  }
  return nanoseconds;
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
