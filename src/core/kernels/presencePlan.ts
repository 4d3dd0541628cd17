/** Which values of which rows are missing, as lists and as bits. */
export interface PresencePlan {
  /** Positions of the missing values, row by row. */
  readonly missing: Int32Array;
  /** Where each row's positions start in `missing`; one more entry marks the end. */
  readonly starts: Int32Array;
  /** 64-bit words a row. */
  readonly words: number;
  /** A set bit for each missing value: 2 × `words` 32-bit words a row, the lowest bit first. */
  readonly masks: Int32Array;
}

/** @param data flat, `rows` rows of `length` values; NaN is missing */
export function presencePlan(data: Float64Array, rows: number, length: number): PresencePlan {
  const starts = new Int32Array(rows + 1);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    for (let at = i * length; at < (i + 1) * length; at++) {
      if (data[at] !== data[at]) {
        total++;
      }
    }
    starts[i + 1] = total;
  }
  const words = total === 0 ? 0 : Math.ceil(length / 64);
  const missing = new Int32Array(total);
  const masks = new Int32Array(rows * words * 2);
  let next = 0;
  for (let i = 0; i < rows; i++) {
    for (let t = 0; starts[i + 1] > next && t < length; t++) {
      if (data[i * length + t] !== data[i * length + t]) {
        missing[next++] = t;
        masks[i * words * 2 + (t >> 5)] |= 1 << (t & 31);
      }
    }
  }
  return { missing, starts, words, masks };
}
