/** Which values of which rows are missing, as lists and as bits. */
export interface PresencePlan {
  /** Times of the missing values, row by row. */
  readonly missing: Int32Array;
  /** Where the times of each row's sections start in `missing`, row by row; one more entry marks the end. */
  readonly starts: Int32Array;
  /** Sections of time a row, `sectionLength` long each. */
  readonly sections: number;
  /** 64-bit words a row. */
  readonly words: number;
  /** A set bit for each missing value: 2 × `words` 32-bit words a row, the lowest bit first. */
  readonly masks: Int32Array;
}

/** @param data flat, `rows` rows of `length` values; NaN is missing */
export function presencePlan(
  data: Float64Array,
  rows: number,
  length: number,
  sectionLength = Math.max(1, length)
): PresencePlan {
  const sections = Math.max(1, Math.ceil(length / sectionLength));
  const starts = new Int32Array(rows * sections + 1);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    for (let section = 0; section < sections; section++) {
      const end = i * length + Math.min(length, (section + 1) * sectionLength);
      for (let at = i * length + section * sectionLength; at < end; at++) {
        if (data[at] !== data[at]) {
          total++;
        }
      }
      starts[i * sections + section + 1] = total;
    }
  }
  const words = total === 0 ? 0 : Math.ceil(length / 64);
  const missing = new Int32Array(total);
  const masks = new Int32Array(rows * words * 2);
  let next = 0;
  for (let i = 0; i < rows; i++) {
    const end = starts[(i + 1) * sections];
    for (let t = 0; next < end; t++) {
      if (data[i * length + t] !== data[i * length + t]) {
        missing[next++] = t;
        masks[i * words * 2 + (t >> 5)] |= 1 << (t & 31);
      }
    }
  }
  return { missing, starts, sections, words, masks };
}
