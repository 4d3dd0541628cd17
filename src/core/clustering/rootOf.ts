/** The root of a node's tree in a forest of parents, in which roots are their own; paths are halved on the way. */
export function rootOf(parentsInPlace: Int32Array, start: number): number {
  let node = start;
  while (parentsInPlace[node] !== node) {
    parentsInPlace[node] = parentsInPlace[parentsInPlace[node]];
    node = parentsInPlace[node];
  }
  return node;
}
