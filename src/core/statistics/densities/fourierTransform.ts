/** Cosines and sines of one transform length. */
interface Twiddles {
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
}

/** A discrete Fourier transform of complex numbers of one length, a power of two. */
export interface FourierTransform {
  readonly length: number;
  /** Replaces the numbers by their transform Σ x exp(-2πi jk/n), not normalised; swap the two parts for the inverse. */
  readonly transformInPlace: (real: Float64Array, imaginary: Float64Array) => void;
}

/**
 * Prepares transforms of `length` points (Cooley and Tukey, radix 2): O(n log n), about 1e-15 relative to the largest
 * value. Throws unless the length is a power of two.
 */
export function fourierTransform(length: number): FourierTransform {
  if (!(length >= 1) || !Number.isInteger(Math.log2(length))) {
    throw new RangeError(`a transform's length must be a power of two, is ${length}`);
  }
  const swaps = reversedBits(length);
  const twiddles: Twiddles = {
    cosines: Float64Array.from({ length: length / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / length)),
    sines: Float64Array.from({ length: length / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / length)),
  };
  return {
    length,
    transformInPlace: (real, imaginary) => {
      reorderInPlace(real, swaps);
      reorderInPlace(imaginary, swaps);
      for (let half = 1; half < length; half *= 2) {
        combineInPlace(real, imaginary, half, twiddles);
      }
    },
  };
}

/** The least power of two that is `atLeast` or more. */
export function powerOfTwoLength(atLeast: number): number {
  let length = 1;
  while (length < atLeast) {
    length *= 2;
  }
  return length;
}

function reversedBits(length: number): Uint32Array {
  const reversed = new Uint32Array(length);
  for (let i = 1; i < length; i++) {
    reversed[i] = (reversed[i >> 1] >> 1) | (i & 1 ? length >> 1 : 0);
  }
  return reversed;
}

function reorderInPlace(values: Float64Array, places: Uint32Array): void {
  for (let i = 0; i < places.length; i++) {
    const j = places[i];
    if (i < j) {
      const swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}

function combineInPlace(real: Float64Array, imaginary: Float64Array, half: number, { cosines, sines }: Twiddles): void {
  const length = real.length;
  const stride = length / (2 * half);
  for (let start = 0; start < length; start += 2 * half) {
    for (let k = 0, turn = 0; k < half; k++, turn += stride) {
      const low = start + k;
      const high = low + half;
      const re = real[high] * cosines[turn] - imaginary[high] * sines[turn];
      const im = real[high] * sines[turn] + imaginary[high] * cosines[turn];
      real[high] = real[low] - re;
      imaginary[high] = imaginary[low] - im;
      real[low] += re;
      imaginary[low] += im;
    }
  }
}
