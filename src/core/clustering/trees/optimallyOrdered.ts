import { condensedIndex } from '../distances/condensedIndex';
import { leafOrder } from './leafOrder';
import { type LinkageTree } from './linkageTree';

/**
 * The same tree with children swapped so that the sum of the distances between neighbouring leaves is as small as the
 * tree allows: what `leafOrder` then gives (unsorted) is the optimal order. Bar-Joseph, Gifford, Jaakkola (2001), in
 * full: scipy.cluster.hierarchy.optimal_leaf_ordering often stops at a longer one. Cost: up to n³ time, 2 n² memory; a second for 1000 leaves.
 *
 * @param distances condensed, all finite
 */
export function optimallyOrdered(tree: LinkageTree, distances: Float64Array): LinkageTree {
  const n = tree.leafCount;
  if (n < 3) {
    return tree;
  }
  const ranges = nodeRanges(tree);
  const order = leafOrder(tree);
  const between = new Float64Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const distance = distances[condensedIndex(n, order[a], order[b])];
      between[a * n + b] = distance;
      between[b * n + a] = distance;
    }
  }
  const costs = endpointCosts(ranges, between, n);
  return swapChildren(tree, ranges, costs, between);
}

/** For each node the positions of its leaves in the plain order: [start, end), the left child's before `middle`. */
interface NodeRanges {
  readonly start: Int32Array;
  readonly middle: Int32Array;
  readonly end: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

function nodeRanges(tree: LinkageTree): NodeRanges {
  const { leafCount, merges } = tree;
  const nodes = 2 * leafCount - 1;
  const start = new Int32Array(nodes);
  const end = new Int32Array(nodes);
  const middle = new Int32Array(nodes);
  const left = new Int32Array(nodes);
  const right = new Int32Array(nodes);
  const size = (node: number): number => (node < leafCount ? 1 : merges[4 * (node - leafCount) + 3]);
  end[nodes - 1] = leafCount;
  // Children have lower numbers than their node, so going down the numbers meets every node after its parent.
  for (let node = nodes - 1; node >= leafCount; node--) {
    const merge = 4 * (node - leafCount);
    left[node] = merges[merge];
    right[node] = merges[merge + 1];
    middle[node] = start[node] + size(left[node]);
    start[left[node]] = start[node];
    end[left[node]] = middle[node];
    start[right[node]] = middle[node];
    end[right[node]] = end[node];
  }
  return { start, middle, end, left, right };
}

/** Where a subtree that begins with the leaf at `position` may end: the leaves of its other child. */
function otherEnds(ranges: NodeRanges, node: number, position: number): readonly [number, number] {
  if (ranges.end[node] - ranges.start[node] === 1) {
    return [position, position + 1];
  }
  return position < ranges.middle[node]
    ? [ranges.middle[node], ranges.end[node]]
    : [ranges.start[node], ranges.middle[node]];
}

/** `costs[u n + w]`: the least sum of neighbour distances of the smallest subtree with u at one end and w at the other. */
function endpointCosts(ranges: NodeRanges, between: Float64Array, n: number): Float64Array {
  const costs = new Float64Array(n * n);
  const toRight = new Float64Array(n);
  for (let node = n; node < 2 * n - 1; node++) {
    const middle = ranges.middle[node];
    const rightEnd = ranges.end[node];
    for (let u = ranges.start[node]; u < middle; u++) {
      const [mStart, mEnd] = otherEnds(ranges, ranges.left[node], u);
      for (let k = middle; k < rightEnd; k++) {
        let least = Infinity;
        for (let m = mStart; m < mEnd; m++) {
          const cost = costs[u * n + m] + between[k * n + m];
          if (cost < least) {
            least = cost;
          }
        }
        toRight[k] = least;
      }
      for (let w = middle; w < rightEnd; w++) {
        const [kStart, kEnd] = otherEnds(ranges, ranges.right[node], w);
        let least = Infinity;
        for (let k = kStart; k < kEnd; k++) {
          const cost = toRight[k] + costs[w * n + k];
          if (cost < least) {
            least = cost;
          }
        }
        costs[u * n + w] = least;
        costs[w * n + u] = least;
      }
    }
  }
  return costs;
}

/** Walks down from the cheapest pair of ends, fixing the ends of each subtree. */
function swapChildren(tree: LinkageTree, ranges: NodeRanges, costs: Float64Array, between: Float64Array): LinkageTree {
  const n = tree.leafCount;
  const merges = tree.merges.slice();
  const root = 2 * n - 2;
  let first = 0;
  let last = ranges.middle[root];
  for (let u = 0; u < ranges.middle[root]; u++) {
    for (let w = ranges.middle[root]; w < n; w++) {
      if (costs[u * n + w] < costs[first * n + last]) {
        first = u;
        last = w;
      }
    }
  }
  const pending = [{ node: root, first, last }];
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    if (item.node < n) {
      continue;
    }
    const isSwapped = item.first >= ranges.middle[item.node];
    const left = isSwapped ? ranges.right[item.node] : ranges.left[item.node];
    const right = isSwapped ? ranges.left[item.node] : ranges.right[item.node];
    merges[4 * (item.node - n)] = left;
    merges[4 * (item.node - n) + 1] = right;
    const [mStart, mEnd] = otherEnds(ranges, left, item.first);
    const [kStart, kEnd] = otherEnds(ranges, right, item.last);
    let seamLeft = mStart;
    let seamRight = kStart;
    let least = Infinity;
    for (let m = mStart; m < mEnd; m++) {
      for (let k = kStart; k < kEnd; k++) {
        const cost = costs[item.first * n + m] + between[m * n + k] + costs[k * n + item.last];
        if (cost < least) {
          least = cost;
          seamLeft = m;
          seamRight = k;
        }
      }
    }
    pending.push({ node: left, first: item.first, last: seamLeft }, { node: right, first: seamRight, last: item.last });
  }
  return { leafCount: n, merges };
}
