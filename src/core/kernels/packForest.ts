import { type PackedForest } from './packedForest';

/**
 * Trees as nodes: node i splits `column[i]` at `threshold[i]`, its left child is node `left[i]` and its right one the node
 * after that; where `column[i]` is negative it is a leaf, `threshold[i]` the path length.
 */
export interface LinkedForest {
  readonly roots: Int32Array;
  readonly column: ArrayLike<number>;
  readonly threshold: Float64Array;
  readonly left: Int32Array;
}

/** The same trees as complete ones of one depth, that of the deepest; memory doubles with each level. */
export function packForest(forest: LinkedForest): PackedForest {
  const trees = forest.roots.length;
  let depth = 0;
  for (let tree = 0; tree < trees; tree++) {
    depth = Math.max(depth, depthBelow(forest, forest.roots[tree]));
  }
  const splits = 2 ** depth - 1;
  const packed = {
    trees,
    depth,
    splitColumns: new Int32Array(trees * splits),
    thresholds: new Float64Array(trees * splits),
    pathLengths: new Float64Array(trees * (splits + 1)),
  };
  for (let tree = 0; tree < trees; tree++) {
    place(forest, forest.roots[tree], packed, tree, 0, splits);
  }
  return packed;
}

function depthBelow(forest: LinkedForest, node: number): number {
  return forest.column[node] < 0
    ? 0
    : 1 + Math.max(depthBelow(forest, forest.left[node]), depthBelow(forest, forest.left[node] + 1));
}

function place(
  forest: LinkedForest,
  node: number,
  packed: PackedForest,
  tree: number,
  at: number,
  splits: number
): void {
  const isLeaf = forest.column[node] < 0;
  if (at >= splits) {
    packed.pathLengths[tree * (splits + 1) + at - splits] = forest.threshold[node];
    return;
  }
  if (!isLeaf) {
    packed.splitColumns[tree * splits + at] = forest.column[node];
    packed.thresholds[tree * splits + at] = forest.threshold[node];
  }
  place(forest, isLeaf ? node : forest.left[node], packed, tree, 2 * at + 1, splits);
  place(forest, isLeaf ? node : forest.left[node] + 1, packed, tree, 2 * at + 2, splits);
}
