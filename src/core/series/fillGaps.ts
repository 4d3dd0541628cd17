/** How missing values are replaced: by the last one, on the line between their neighbours, or by 0. */
export type GapFill = 'previous' | 'linear' | 'zero';

/**
 * A copy of evenly spaced values in which every run of up to `longest` missing ones is filled. `previous` leaves a gap at
 * the start, `linear` one at either end, as there is nothing to fill it from; only `previous` and `zero` never look ahead.
 */
export function fillGaps(values: ArrayLike<number>, fill: GapFill, longest = Infinity): Float64Array {
  const filled = Float64Array.from(values);
  let start = 0;
  while (start < filled.length) {
    let end = start;
    while (end < filled.length && filled[end] !== filled[end]) {
      end++;
    }
    if (end > start && end - start <= longest) {
      fillRunInPlace(filled, start, end, fill);
    }
    start = end + 1;
  }
  return filled;
}

function fillRunInPlace(values: Float64Array, start: number, end: number, fill: GapFill): void {
  const before = start > 0 ? values[start - 1] : NaN;
  const after = end < values.length ? values[end] : NaN;
  for (let i = start; i < end; i++) {
    switch (fill) {
      case 'previous':
        values[i] = before;
        break;
      case 'zero':
        values[i] = 0;
        break;
      case 'linear':
        values[i] = before + ((after - before) * (i - start + 1)) / (end - start + 1);
        break;
    }
  }
}
