import { quantileOfSorted } from '../../order/quantileOfSorted';
import { SortedWindow } from '../../order/sortedWindow';

/** The twin of windowQuantiles without WebAssembly. */
export function plainWindowQuantiles(
  values: Float64Array,
  starts: Int32Array,
  ends: Int32Array,
  probability: number,
  minimum: number
): Float64Array {
  const sorted = new SortedWindow(widestWindow(starts, ends));
  let from = 0;
  let to = 0;
  return Float64Array.from(starts, (start, w) => {
    if (start >= to) {
      sorted.clear();
      from = start;
      to = start;
    }
    for (; from < start; from++) {
      sorted.remove(values[from]);
    }
    for (; to < ends[w]; to++) {
      sorted.add(values[to]);
    }
    return sorted.count >= minimum ? quantileOfSorted(sorted.ascending(), probability) : NaN;
  });
}

function widestWindow(starts: Int32Array, ends: Int32Array): number {
  let widest = 0;
  for (let w = 0; w < starts.length; w++) {
    widest = Math.max(widest, ends[w] - starts[w]);
  }
  return widest;
}
