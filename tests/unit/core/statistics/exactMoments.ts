/** Mean and central sums in rational arithmetic: the oracle of the moments. */
export interface ExactMoments {
  readonly mean: number;
  readonly variance: number;
  readonly skewness: number;
  readonly excessKurtosis: number;
}

/** A double as an integer multiple of 2^-1074, so that sums and products of doubles are exact. */
function asInteger(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xfffffffffffffn;
  const size = exponent === 0n ? fraction : (fraction | 0x10000000000000n) << (exponent - 1n);
  return bits >> 63n === 0n ? size : -size;
}

/** numerator / denominator · 2^-shift with 70 bits before it is rounded to a double. */
function ratio(numerator: bigint, denominator: bigint, shift: number): number {
  const size = numerator < 0n ? -numerator : numerator;
  if (size === 0n) {
    return 0;
  }
  const digits = 70 + bitLength(denominator) - bitLength(size);
  const quotient = digits >= 0 ? (size << BigInt(digits)) / denominator : size / (denominator << BigInt(-digits));
  const exponent = -digits - shift;
  const half = Math.trunc(exponent / 2);
  return (numerator < 0n ? -1 : 1) * Number(quotient) * 2 ** half * 2 ** (exponent - half);
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}

/** The population moments of finite values that are not all equal. */
export function exactMoments(values: readonly number[]): ExactMoments {
  const n = BigInt(values.length);
  const integers = values.map(asInteger);
  const sum = integers.reduce((total, value) => total + value, 0n);
  // Deviations times n are integers too.
  const deviations = integers.map((value) => value * n - sum);
  const power = (k: number): bigint => deviations.reduce((total, value) => total + value ** BigInt(k), 0n);
  const square = power(2);
  const variance = ratio(square, n * n * n, 2 * 1074);
  // skewness² and kurtosis are free of the unit.
  const skewSquared = ratio(power(3) ** 2n * n, square ** 3n, 0);
  return {
    mean: ratio(sum, n, 1074),
    variance,
    skewness: (power(3) < 0n ? -1 : 1) * Math.sqrt(skewSquared),
    excessKurtosis: ratio(power(4) * n, square ** 2n, 0) - 3,
  };
}
