import { type WindowMoments } from '../windowMomentArrays';

/** Moments of the start or the end of a block, growing by one element at a time. */
interface PartialMoments {
  readonly counts: Float64Array;
  readonly offsets: Float64Array;
  readonly sums2: Float64Array;
  /** An element of the part: the first one that was added. */
  reference: number;
}

/** The twin of windowMoments without WebAssembly: the same operations in the same order. */
export function plainWindowMoments(values: Float64Array, window: number, scale: number): WindowMoments {
  const { length } = values;
  const counts = new Float64Array(length);
  const references = new Float64Array(length);
  const offsets = new Float64Array(length);
  const sums2 = new Float64Array(length);
  const ends = partialMoments(window);
  const starts = partialMoments(window);
  for (let blockStart = 0; blockStart < length; blockStart += window) {
    const blockEnd = Math.min(length, blockStart + window);
    accumulate(values, scale, blockStart, blockEnd - blockStart, 1, starts);
    for (let i = blockStart; i < blockEnd; i++) {
      const place = i - blockStart;
      // The end of the block before has window - 1 - place elements in this window.
      const fromEnd = blockStart === 0 ? 0 : window - 1 - place;
      const countA = fromEnd === 0 ? 0 : ends.counts[fromEnd - 1];
      const countB = starts.counts[place];
      const count = countA + countB;
      counts[i] = count;
      if (countA === 0) {
        references[i] = countB === 0 ? NaN : starts.reference;
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
  return { counts, references, offsets, sums2 };
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
  values: Float64Array,
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
