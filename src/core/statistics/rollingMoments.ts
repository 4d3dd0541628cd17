import { powerOfTwoScale } from './powerOfTwoScale';

/**
 * For each point the moments of the trailing window that ends with it. The mean is held as a value of the window
 * (`references`) plus a distance from it (`offsets`), so that a z-score keeps its digits where the mean alone, a double
 * near 1e9, would lose them. All but the counts are in units of `scale`.
 */
export interface RollingMoments {
  readonly counts: Float64Array;
  readonly references: Float64Array;
  readonly offsets: Float64Array;
  /** Sums of squared deviations from the window's mean. */
  readonly sums2: Float64Array;
  readonly scale: number;
}

/** Moments of the start or the end of a block, growing by one element at a time. */
interface PartialMoments {
  readonly counts: Float64Array;
  readonly offsets: Float64Array;
  readonly sums2: Float64Array;
  /** An element of the part: the first one that was added. */
  reference: number;
}

/**
 * The moments of every trailing window of `window` points (a whole number ≥ 1), missing values left out; constant time
 * a point whatever the window.
 *
 * A window is the end of one block and the start of the next (van Herk 1992), whose moments are joined (Chan, Golub,
 * LeVeque 1983). Nothing is ever subtracted: what left the window leaves no trace, be it 1e15, infinite or NaN.
 */
export function rollingMoments(values: ArrayLike<number>, window: number): RollingMoments {
  if (!(window >= 1) || !Number.isInteger(window)) {
    throw new RangeError(`window must be a whole number from 1, is ${window}`);
  }
  const length = values.length;
  const size = Math.max(1, Math.min(window, length));
  const scale = scaleOfAll(values);
  const counts = new Float64Array(length);
  const references = new Float64Array(length);
  const offsets = new Float64Array(length);
  const sums2 = new Float64Array(length);
  const ends = partialMoments(size);
  const starts = partialMoments(size);
  for (let blockStart = 0; blockStart < length; blockStart += size) {
    const blockEnd = Math.min(length, blockStart + size);
    accumulate(values, scale, blockStart, blockEnd - blockStart, 1, starts);
    for (let i = blockStart; i < blockEnd; i++) {
      const place = i - blockStart;
      // The end of the block before has size - 1 - place elements in this window.
      const fromEnd = blockStart === 0 ? 0 : size - 1 - place;
      const countA = fromEnd === 0 ? 0 : ends.counts[fromEnd - 1];
      const countB = starts.counts[place];
      const count = countA + countB;
      counts[i] = count;
      if (countA === 0) {
        references[i] = starts.reference;
        offsets[i] = starts.offsets[place];
        sums2[i] = starts.sums2[place];
      } else if (countB === 0) {
        references[i] = ends.reference;
        offsets[i] = ends.offsets[fromEnd - 1];
        sums2[i] = ends.sums2[fromEnd - 1];
      } else {
        const between = starts.reference - ends.reference + (starts.offsets[place] - ends.offsets[fromEnd - 1]);
        references[i] = starts.reference;
        offsets[i] = starts.offsets[place] - (between * countA) / count;
        sums2[i] = starts.sums2[place] + ends.sums2[fromEnd - 1] + (between * between * countA * countB) / count;
      }
    }
    accumulate(values, scale, blockEnd - 1, blockEnd - blockStart, -1, ends);
  }
  return { counts, references, offsets, sums2, scale };
}

/** One large value among ordinary ones must not cost the windows without it their digits: then nothing is scaled. */
function scaleOfAll(values: ArrayLike<number>): number {
  const scale = powerOfTwoScale(values);
  if (scale <= 1) {
    return scale;
  }
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > 0 && size < 1e70) {
      return 1;
    }
  }
  return scale;
}

function partialMoments(size: number): PartialMoments {
  return {
    counts: new Float64Array(size),
    offsets: new Float64Array(size),
    sums2: new Float64Array(size),
    reference: NaN,
  };
}

/** Welford's recurrence over `count` elements from `from` on in steps of `step`; entry k covers the first k + 1. */
function accumulate(
  values: ArrayLike<number>,
  scale: number,
  from: number,
  count: number,
  step: number,
  partInPlace: PartialMoments
): void {
  let present = 0;
  let reference = NaN;
  let offset = 0;
  let sum2 = 0;
  for (let k = 0; k < count; k++) {
    const value = values[from + k * step] / scale;
    if (value === value) {
      if (present === 0) {
        reference = value;
      }
      present++;
      const distance = value - reference;
      const change = distance - offset;
      offset += change / present;
      sum2 += change * (distance - offset);
    }
    partInPlace.counts[k] = present;
    partInPlace.offsets[k] = offset;
    partInPlace.sums2[k] = sum2;
  }
  partInPlace.reference = reference;
}
