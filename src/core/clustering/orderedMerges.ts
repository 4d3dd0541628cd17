/**
 * Merges in the order in which an algorithm found them, turned into scipy's Z: lowest first (equal heights stay in the
 * order found), nodes numbered by that order, and the number of leaves below each.
 *
 * @param from for each merge, any leaf of the one side; `to` likewise for the other
 */
export function orderedMerges(
  from: Float64Array,
  to: Float64Array,
  heights: Float64Array,
  leafCount: number
): Float64Array {
  const count = heights.length;
  const order = Array.from(heights.keys()).sort((a, b) => heights[a] - heights[b]);
  const parents = new Int32Array(2 * leafCount - 1).map((_, node) => node);
  const sizes = new Float64Array(2 * leafCount - 1).fill(1);
  const merges = new Float64Array(count * 4);
  for (let k = 0; k < count; k++) {
    const found = order[k];
    const a = rootOf(parents, from[found]);
    const b = rootOf(parents, to[found]);
    const node = leafCount + k;
    parents[a] = node;
    parents[b] = node;
    sizes[node] = sizes[a] + sizes[b];
    merges[4 * k] = Math.min(a, b);
    merges[4 * k + 1] = Math.max(a, b);
    merges[4 * k + 2] = heights[found];
    merges[4 * k + 3] = sizes[node];
  }
  return merges;
}

/** The root of a node's tree; paths are halved on the way. */
function rootOf(parents: Int32Array, start: number): number {
  let node = start;
  while (parents[node] !== node) {
    parents[node] = parents[parents[node]];
    node = parents[node];
  }
  return node;
}
