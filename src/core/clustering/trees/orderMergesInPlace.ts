import { rootOf } from '../rootOf';

/**
 * Turns merges in the order in which an algorithm found them into scipy's Z: lowest first (equal heights stay in the order
 * found), nodes numbered by that order, and the number of leaves below each.
 *
 * @param mergesInPlace four values a merge: any leaf of the one side, any of the other, the height, and room for the size
 * @param parents room for a number a node
 */
export function orderMergesInPlace(
  mergesInPlace: Float64Array,
  leafCount: number,
  parents = new Int32Array(2 * leafCount)
): void {
  const count = mergesInPlace.length / 4;
  const order = new Uint32Array(count);
  for (let k = 0; k < count; k++) {
    order[k] = k;
  }
  // Whole numbers as results: a difference would be an object each.
  order.sort((a, b) => {
    const first = mergesInPlace[4 * a + 2];
    const second = mergesInPlace[4 * b + 2];
    return first < second ? -1 : first > second ? 1 : a - b;
  });
  permuteInPlace(mergesInPlace, order);
  for (let node = 0; node < parents.length; node++) {
    parents[node] = node;
  }
  const sizeOf = (node: number): number => (node < leafCount ? 1 : mergesInPlace[4 * (node - leafCount) + 3]);
  for (let k = 0; k < count; k++) {
    const a = rootOf(parents, mergesInPlace[4 * k]);
    const b = rootOf(parents, mergesInPlace[4 * k + 1]);
    parents[a] = leafCount + k;
    parents[b] = leafCount + k;
    mergesInPlace[4 * k] = Math.min(a, b);
    mergesInPlace[4 * k + 1] = Math.max(a, b);
    mergesInPlace[4 * k + 3] = sizeOf(a) + sizeOf(b);
  }
}

/** Puts merge `order[k]` at place k, cycle by cycle; `order` is used up. */
function permuteInPlace(mergesInPlace: Float64Array, orderInPlace: Uint32Array): void {
  for (let start = 0; start < orderInPlace.length; start++) {
    const a = mergesInPlace[4 * start];
    const b = mergesInPlace[4 * start + 1];
    const height = mergesInPlace[4 * start + 2];
    let to = start;
    for (let from = orderInPlace[start]; from !== start; from = orderInPlace[to]) {
      mergesInPlace[4 * to] = mergesInPlace[4 * from];
      mergesInPlace[4 * to + 1] = mergesInPlace[4 * from + 1];
      mergesInPlace[4 * to + 2] = mergesInPlace[4 * from + 2];
      orderInPlace[to] = to;
      to = from;
    }
    orderInPlace[to] = to;
    mergesInPlace[4 * to] = a;
    mergesInPlace[4 * to + 1] = b;
    mergesInPlace[4 * to + 2] = height;
  }
}
