const largestExact = 140;

/**
 * P(D_n ≥ d): the two-sided tail of Kolmogorov's one-sample statistic for `n` observations, by the methods that
 * Simard and L'Ecuyer (2011) recommend and scipy.stats.kstwo follows: Marsaglia, Tsang and Wang's matrix power up to
 * n = 140 and for small distances, Pelz and Good's expansion beyond (1e-6), twice the one-sided tail (Birnbaum and
 * Tingey 1951) where the other side adds less than 1e-8 of it.
 */
export function kolmogorovSurvival(d: number, n: number): number {
  if (!(n >= 1) || d !== d) {
    return NaN;
  }
  if (d >= 1) {
    return 0;
  }
  if (d <= 0.5 / n) {
    return 1;
  }
  if (d >= 0.5 || n * d * d >= (n <= largestExact ? 4 : 2.2)) {
    return Math.min(1, 2 * oneSidedSurvival(d, n));
  }
  const cdf = n <= largestExact || n * d ** 1.5 <= 1.4 ? matrixCdf(d, n) : expansionCdf(d, n);
  return Math.min(1, Math.max(0, 1 - cdf));
}

/** Birnbaum and Tingey's sum; every term is positive. */
function oneSidedSurvival(d: number, n: number): number {
  const terms = Math.floor(n * (1 - d));
  let logBinomial = 0;
  let sum = 0;
  for (let j = 0; j <= terms; j++) {
    const share = d + j / n;
    const rest = 1 - share;
    const logRest = rest > 0 ? (n - j) * Math.log(rest) : n === j ? 0 : -Infinity;
    sum += Math.exp(logBinomial + logRest + (j - 1) * Math.log(share));
    logBinomial += Math.log((n - j) / (j + 1));
  }
  return d * sum;
}

function matrixCdf(d: number, n: number): number {
  const k = Math.ceil(n * d);
  const size = 2 * k - 1;
  const h = k - n * d;
  const step = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < Math.min(size, i + 2); j++) {
      step[i * size + j] = 1;
    }
  }
  for (let i = 0; i < size; i++) {
    step[i * size] -= h ** (i + 1);
    step[(size - 1) * size + i] -= h ** (size - i);
  }
  step[(size - 1) * size] += 2 * h - 1 > 0 ? (2 * h - 1) ** size : 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < Math.min(size, i + 2); j++) {
      for (let g = 2; g <= i - j + 1; g++) {
        step[i * size + j] /= g;
      }
    }
  }
  const { matrix, exponent } = power(step, size, n);
  let value = matrix[(k - 1) * size + k - 1];
  let scale = exponent;
  for (let i = 1; i <= n; i++) {
    value *= i / n;
    if (value < 1e-140) {
      value *= 1e140;
      scale -= 140;
    }
  }
  return value * 10 ** scale;
}

interface ScaledMatrix {
  readonly matrix: Float64Array;
  /** The power of ten that the matrix is still to be multiplied by. */
  readonly exponent: number;
}

function power(base: Float64Array, size: number, n: number): ScaledMatrix {
  if (n === 1) {
    return { matrix: base, exponent: 0 };
  }
  const half = power(base, size, Math.floor(n / 2));
  const squared = product(half.matrix, half.matrix, size);
  const matrix = n % 2 === 0 ? squared : product(base, squared, size);
  const middle = matrix[((size - 1) / 2) * size + (size - 1) / 2];
  if (middle > 1e140) {
    return { matrix: matrix.map((entry) => entry * 1e-140), exponent: 2 * half.exponent + 140 };
  }
  return { matrix, exponent: 2 * half.exponent };
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const factor = a[i * size + k];
      for (let j = 0; j < size; j++) {
        result[i * size + j] += factor * b[k * size + j];
      }
    }
  }
  return result;
}

function expansionCdf(d: number, n: number): number {
  const root = Math.sqrt(n);
  const z = d * root;
  const z2 = z * z;
  const z4 = z2 * z2;
  const z6 = z4 * z2;
  const pi2 = Math.PI * Math.PI;
  let order0 = 0;
  let order1 = 0;
  let order2 = 0;
  let order3 = 0;
  for (let k = 0; k < 20; k++) {
    // Half-integer terms come in pairs ±(k + ½), whole ones in pairs ±k.
    const half = pi2 * (k + 0.5) ** 2;
    const weight = 2 * Math.exp(-half / (2 * z2));
    order0 += weight;
    order1 += (half - z2) * weight;
    order2 += (6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * half + (1 - 2 * z2) * half * half) * weight;
    order3 +=
      (half ** 3 * (5 - 30 * z2) +
        half * half * (-60 * z2 + 212 * z4) +
        half * (135 * z4 - 96 * z6) -
        (30 * z6 + 90 * z4 * z4)) *
      weight;
    const whole = pi2 * k * k;
    const wholeWeight = 2 * Math.exp(-whole / (2 * z2));
    order2 -= 2 * z4 * whole * wholeWeight;
    order3 += 30 * z4 * (3 * whole * z2 - whole * whole) * wholeWeight;
  }
  return (
    Math.sqrt(Math.PI / 2) *
    (order0 / z + order1 / (6 * z4 * root) + order2 / (72 * z4 * z2 * z * n) + order3 / (6480 * z4 * z6 * n * root))
  );
}
