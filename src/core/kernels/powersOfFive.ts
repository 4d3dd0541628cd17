/** The least and the greatest power in the table: beyond them every decimal of up to 19 digits is 0 or infinite. */
export const leastPowerOfFive = -342;
export const greatestPowerOfFive = 308;

/**
 * For each power q the first 128 bits of 5^q (for negative q rounded up), the high word
 * first: what the conversion of decimals to doubles by Lemire multiplies with.
 */
export function powersOfFive(): BigUint64Array {
  const table = new BigUint64Array(2 * (greatestPowerOfFive - leastPowerOfFive + 1));
  for (let q = leastPowerOfFive; q <= greatestPowerOfFive; q++) {
    const power = 5n ** BigInt(Math.abs(q));
    const bits = BigInt(power.toString(2).length);
    let word: bigint;
    if (q >= 0) {
      word = bits <= 128n ? power << (128n - bits) : power >> (bits - 128n);
    } else {
      // Down to −27 the reciprocal is rounded up in its last bit; farther down it is cut off after more bits.
      const extra = q >= -27 ? 127n : bits + 128n;
      const reciprocal = (1n << (bits + extra)) / power + 1n;
      word = reciprocal >> (BigInt(reciprocal.toString(2).length) - 128n);
    }
    const at = 2 * (q - leastPowerOfFive);
    table[at] = word >> 64n;
    table[at + 1] = word & 0xffffffffffffffffn;
  }
  return table;
}
