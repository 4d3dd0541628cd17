import { childrenInOrder, type LeafSort } from './leafOrder';
import { type LinkageTree } from './linkageTree';

/** What is left out of the drawing of a large tree: only the last merges, or only the levels below the root. */
export type DendrogramTruncation =
  { readonly mode: 'lastp'; readonly leaves: number } | { readonly mode: 'level'; readonly levels: number };

export interface DendrogramOptions {
  /** Links at or above this height get colour 0; 0.7 of the greatest height by default. */
  readonly colorThreshold?: number;
  readonly truncation?: DendrogramTruncation;
  readonly sort?: LeafSort;
}

/**
 * Where to draw a dendrogram's parts, in the units of scipy: the leaf at position p lies at x = 5 + 10 p, y is the
 * height of the merges. A link is a bracket of four points.
 */
export interface DendrogramLayout {
  /** The tree's nodes that stand at the foot, left to right: leaves, or merged nodes where the tree is truncated. */
  readonly leaves: Int32Array;
  /** How many leaves of the tree each of `leaves` stands for. */
  readonly leafSizes: Int32Array;
  /** The colour of each leaf's link. */
  readonly leafColors: Int32Array;
  /** The node that each link draws. */
  readonly linkNodes: Int32Array;
  /** Four x values a link, left foot to right foot. */
  readonly linkX: Float64Array;
  /** Four y values a link. */
  readonly linkY: Float64Array;
  /** 0 above the threshold, else 1…9 in turn, one for each group below it, as the colours C0…C9 of matplotlib. */
  readonly linkColors: Int32Array;
  readonly colorThreshold: number;
  readonly greatestHeight: number;
}

const colorsBelowThreshold = 9;

/**
 * The layout that scipy.cluster.hierarchy.dendrogram computes: icoord, dcoord, leaves and colours, link by link in the
 * same order. A tree of one leaf has a leaf and no link.
 */
export function dendrogramLayout(tree: LinkageTree, options: DendrogramOptions = {}): DendrogramLayout {
  const { leafCount, merges } = tree;
  let greatestHeight = 0;
  for (let k = 0; k < leafCount - 1; k++) {
    greatestHeight = Math.max(greatestHeight, merges[4 * k + 2]);
  }
  const colorThreshold = options.colorThreshold ?? 0.7 * greatestHeight;
  const isFoot = footTest(leafCount, options.truncation);
  const leaves: number[] = [];
  const leafColors: number[] = [];
  const linkNodes: number[] = [];
  const linkX: number[] = [];
  const linkY: number[] = [];
  const linkColors: number[] = [];
  const done: Subtree[] = [];
  let color = 0;
  let isBelow = false;
  const steps: Step[] = leafCount === 0 ? [] : [{ kind: 'enter', node: 2 * leafCount - 2, level: 0 }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { node } = step;
    if (step.kind === 'enter' && isFoot(node, step.level)) {
      done.push({ x: 5 + 10 * leaves.length, height: 0, leaf: leaves.length });
      leaves.push(node);
      leafColors.push(0);
    } else if (step.kind === 'enter') {
      const [left, right] = childrenInOrder(tree, node, options.sort ?? 'none');
      const level = step.level + 1;
      steps.push({ kind: 'middle', node, right: { kind: 'enter', node: right, level } });
      steps.push({ kind: 'enter', node: left, level });
    } else if (step.kind === 'middle') {
      // The colour turns when the walk first climbs above the threshold after a group below it.
      const isAbove = merges[4 * (node - leafCount) + 2] >= colorThreshold || colorThreshold <= 0;
      if (isAbove && isBelow) {
        color = (color + 1) % colorsBelowThreshold;
      }
      isBelow = !isAbove;
      steps.push({ kind: 'close', node, color: isAbove ? 0 : color + 1 }, step.right);
    } else {
      const right = done.pop();
      const left = done.pop();
      if (left === undefined || right === undefined) {
        throw new RangeError('a merge names a node that does not exist');
      }
      const height = merges[4 * (node - leafCount) + 2];
      linkNodes.push(node);
      linkX.push(left.x, left.x, right.x, right.x);
      linkY.push(left.height, height, height, right.height);
      linkColors.push(step.color);
      for (const side of [left, right]) {
        if (side.leaf >= 0) {
          leafColors[side.leaf] = step.color;
        }
      }
      done.push({ x: (left.x + right.x) / 2, height, leaf: -1 });
    }
  }
  return {
    leaves: Int32Array.from(leaves),
    leafSizes: Int32Array.from(leaves, (node) => (node < leafCount ? 1 : merges[4 * (node - leafCount) + 3])),
    leafColors: Int32Array.from(leafColors),
    linkNodes: Int32Array.from(linkNodes),
    linkX: Float64Array.from(linkX),
    linkY: Float64Array.from(linkY),
    linkColors: Int32Array.from(linkColors),
    colorThreshold,
    greatestHeight,
  };
}

/** A subtree already laid out: the middle of its bracket, and its position at the foot if it is a leaf, else −1. */
interface Subtree {
  readonly x: number;
  readonly height: number;
  readonly leaf: number;
}

interface EnterStep {
  readonly kind: 'enter';
  readonly node: number;
  readonly level: number;
}

/** The walk is in order: left subtree, colour of the node, right subtree, the node's link. */
type Step =
  | EnterStep
  | { readonly kind: 'middle'; readonly node: number; readonly right: EnterStep }
  | { readonly kind: 'close'; readonly node: number; readonly color: number };

function footTest(
  leafCount: number,
  truncation: DendrogramTruncation | undefined
): (node: number, level: number) => boolean {
  if (truncation === undefined) {
    return (node) => node < leafCount;
  }
  if (truncation.mode === 'lastp') {
    const shown = truncation.leaves > leafCount || truncation.leaves === 0 ? leafCount : truncation.leaves;
    return (node) => node < 2 * leafCount - shown;
  }
  const levels = truncation.levels <= 0 ? Infinity : truncation.levels;
  // scipy never contracts the lowest merge (node `leafCount`), however deep it lies; so the drawings stay the same.
  return (node, level) => node < leafCount || (node > leafCount && level > levels);
}
