/** Why `parseSamples` stopped. */
const closed: i32 = 0;
const full: i32 = 1;
const surprised: i32 = 2;

/** Where the table of powers of five lies (128 bits each, high word first), and the least and greatest exponent in it. */
let powers: usize = 0;
let leastPower: i32 = 0;
let greatestPower: i32 = -1;

let stopAddress: usize = 0;
let stopReason: i32 = 0;

export function setPowers(table: usize, least: i32, greatest: i32): void {
  powers = table;
  leastPower = least;
  greatestPower = greatest;
}

/** The address of the byte at which parseSamples stopped: after the closing bracket, or at a sample it did not read. */
export function sampleStopAddress(): usize {
  return stopAddress;
}

export function sampleStopReason(): i32 {
  return stopReason;
}

/**
 * Reads samples `[seconds,"value"]`, separated by commas, up to the bracket that closes their list; `at` is at a sample
 * or at that bracket. Times are written in milliseconds. Stops in front of a sample that is not of the usual form or not
 * complete, and when `capacity` samples are read; returns how many. Sixteen bytes after the text must be readable.
 */
export function parseSamples(at: usize, end: usize, times: usize, values: usize, capacity: i32): i32 {
  let count = 0;
  stopReason = surprised;
  stopAddress = at;
  if (at < end && load<u8>(at) == 0x5d) {
    stopAddress = at + 1;
    stopReason = closed;
    return 0;
  }
  while (at < end) {
    if (count == capacity) {
      stopReason = full;
      break;
    }
    if (load<u8>(at) != 0x5b) {
      break;
    }
    let p = at + 1;

    // Seconds: up to twelve digits, then up to three after a point.
    let whole: u64 = 0;
    const firstDigit = p;
    let word = load<u64>(p);
    if (areDigits(word)) {
      whole = eightDigits(word);
      p += 8;
    }
    let digit = <u32>load<u8>(p) - 0x30;
    while (digit < 10) {
      whole = whole * 10 + digit;
      p++;
      digit = <u32>load<u8>(p) - 0x30;
    }
    const wholeDigits = p - firstDigit;
    if (wholeDigits == 0 || wholeDigits > 12 || (load<u8>(firstDigit) == 0x30 && wholeDigits > 1)) {
      break;
    }
    whole *= 1000;
    if (load<u8>(p) == 0x2e) {
      const a = <u32>load<u8>(p, 1) - 0x30;
      const b = <u32>load<u8>(p, 2) - 0x30;
      const c = <u32>load<u8>(p, 3) - 0x30;
      if (a > 9) {
        break;
      }
      whole += a * 100;
      p += 2;
      if (b < 10) {
        whole += b * 10;
        p++;
        if (c < 10) {
          whole += c;
          p++;
        }
      }
    }
    // ,"
    if (load<u16>(p) != 0x222c) {
      break;
    }
    p += 2;

    const isNegative = load<u8>(p) == 0x2d;
    p += isNegative ? 1 : 0;
    const start = p;
    let mantissa: u64 = 0;
    let exponent = 0;
    let value: f64 = 0;
    digit = <u32>load<u8>(p) - 0x30;
    if (digit < 10) {
      let digits = 0;
      if (digit == 0) {
        p++;
        if (<u32>load<u8>(p) - 0x30 < 10) {
          break;
        }
      } else {
        word = load<u64>(p);
        if (areDigits(word)) {
          mantissa = eightDigits(word);
          p += 8;
        }
        digit = <u32>load<u8>(p) - 0x30;
        while (digit < 10) {
          mantissa = mantissa * 10 + digit;
          p++;
          digit = <u32>load<u8>(p) - 0x30;
        }
        digits = <i32>(p - start);
      }
      if (load<u8>(p) == 0x2e) {
        p++;
        const point = p;
        if (mantissa == 0) {
          while (load<u8>(p) == 0x30) {
            p++;
          }
        }
        const significant = p;
        word = load<u64>(p);
        if (areDigits(word)) {
          mantissa = mantissa * 100000000 + eightDigits(word);
          p += 8;
          word = load<u64>(p);
          if (areDigits(word)) {
            mantissa = mantissa * 100000000 + eightDigits(word);
            p += 8;
          }
        }
        digit = <u32>load<u8>(p) - 0x30;
        while (digit < 10) {
          mantissa = mantissa * 10 + digit;
          p++;
          digit = <u32>load<u8>(p) - 0x30;
        }
        if (p == point) {
          break;
        }
        digits += <i32>(p - significant);
        exponent = -(<i32>(p - point));
      }
      if (digits > 19) {
        break;
      }
      const letter = load<u8>(p) | 0x20;
      if (letter == 0x65) {
        p++;
        const sign = load<u8>(p);
        p += sign == 0x2d || sign == 0x2b ? 1 : 0;
        const exponentStart = p;
        let written = 0;
        digit = <u32>load<u8>(p) - 0x30;
        while (digit < 10) {
          written = written * 10 + digit;
          p++;
          digit = <u32>load<u8>(p) - 0x30;
        }
        if (p == exponentStart || p - exponentStart > 4) {
          break;
        }
        exponent += sign == 0x2d ? -written : written;
      }
      if (mantissa <= 9007199254740992 && exponent <= 0 && exponent >= -22) {
        value = <f64>mantissa;
        if (exponent < 0) {
          value /= powerOfTen(-exponent);
        }
      } else if (mantissa != 0) {
        if (exponent < leastPower || exponent > greatestPower) {
          break;
        }
        value = nearestDouble(mantissa, exponent);
        if (value != value) {
          break;
        }
      }
    } else if ((load<u32>(p) & 0xffffff) == 0x4e614e && !isNegative) {
      p += 3;
      value = NaN;
    } else if ((load<u32>(p) & 0xffffff) == 0x666e49) {
      p += 3;
      value = Infinity;
    } else if (load<u32>(p) == 0x666e492b && !isNegative) {
      p += 4;
      value = Infinity;
    } else {
      break;
    }
    // "]
    if (load<u16>(p) != 0x5d22) {
      break;
    }
    const next = load<u8>(p, 2);
    if (p + 3 > end || (next != 0x2c && next != 0x5d)) {
      break;
    }
    store<f64>(times + ((<usize>count) << 3), <f64>whole);
    store<f64>(values + ((<usize>count) << 3), isNegative ? -value : value);
    count++;
    at = p + 3;
    stopAddress = at;
    if (next == 0x5d) {
      stopReason = closed;
      break;
    }
  }
  return count;
}

function areDigits(word: u64): bool {
  return (
    ((word & 0xf0f0f0f0f0f0f0f0) | (((word + 0x0606060606060606) & 0xf0f0f0f0f0f0f0f0) >> 4)) == 0x3333333333333333
  );
}

/** The number that eight digits spell, the first in the lowest byte. */
function eightDigits(word: u64): u64 {
  const pairs = ((word & 0x0f0f0f0f0f0f0f0f) * 2561) >> 8;
  const fours = ((pairs & 0x00ff00ff00ff00ff) * 6553601) >> 16;
  return ((fours & 0x0000ffff0000ffff) * 42949672960001) >> 32;
}

/** 10 to the power of 0 … 22: exact, and stored as doubles in front of the table. */
function powerOfTen(power: i32): f64 {
  return load<f64>(powers - 184 + ((<usize>power) << 3));
}

let productHigh: u64 = 0;
let productLow: u64 = 0;

function multiply(a: u64, b: u64): void {
  const aLow = a & 0xffffffff;
  const aHigh = a >> 32;
  const bLow = b & 0xffffffff;
  const bHigh = b >> 32;
  const low = aLow * bLow;
  const middle = aHigh * bLow + (low >> 32);
  const other = aLow * bHigh + (middle & 0xffffffff);
  productHigh = aHigh * bHigh + (middle >> 32) + (other >> 32);
  productLow = (other << 32) | (low & 0xffffffff);
}

/**
 * The double nearest to mantissa × 10^exponent (Lemire 2021; Mushtak, Lemire 2022), NaN where it is subnormal or
 * infinite.
 */
function nearestDouble(mantissa: u64, exponent: i32): f64 {
  const zeros = <i32>clz<u64>(mantissa);
  const word = mantissa << zeros;
  const entry = powers + ((<usize>(exponent - leastPower)) << 4);
  multiply(word, load<u64>(entry));
  let high = productHigh;
  let low = productLow;
  if ((high & 0x1ff) == 0x1ff) {
    multiply(word, load<u64>(entry, 8));
    low += productHigh;
    if (productHigh > low) {
      high++;
    }
  }
  const topBit = <i32>(high >> 63);
  const shift = topBit + 9;
  let bits = high >> shift;
  let power = ((217706 * exponent) >> 16) + 63 + topBit - zeros + 1023;
  if (power <= 0) {
    return NaN;
  }
  if (low <= 1 && exponent >= -4 && exponent <= 23 && (bits & 3) == 1 && bits << shift == high) {
    bits &= ~1;
  }
  bits += bits & 1;
  bits >>= 1;
  if (bits >= 9007199254740992) {
    bits = 4503599627370496;
    power++;
  }
  if (power >= 2047) {
    return NaN;
  }
  return reinterpret<f64>((bits & 4503599627370495) | ((<u64>power) << 52));
}
