import { forestPathLengths } from '../../kernels/forestPathLengths';
import { packForest } from '../../kernels/packForest';
import { type Random } from '../../random';

const eulerGamma = 0.5772156649015329;
const leaf = -1;

/** Isolation trees over rows, flat: node i splits `column[i]` at `threshold[i]`, or is a leaf of depth `threshold[i]`. */
export interface Forest {
  readonly roots: Int32Array;
  readonly column: Int16Array;
  readonly threshold: Float64Array;
  /** The left child; the right one is the next node. */
  readonly left: Int32Array;
  /** The expected depth of a tree over as many rows as each was grown on. */
  readonly usualDepth: number;
}

/** c(n): the mean depth at which a search in a binary tree of n rows ends without success. */
export function meanPathLength(n: number): number {
  if (n <= 1) {
    return 0;
  }
  return n === 2 ? 1 : 2 * (Math.log(n - 1) + eulerGamma) - (2 * (n - 1)) / n;
}

/**
 * Grows isolation trees (Liu, Ting, Zhou 2008), each on `sampleSize` rows drawn without replacement (all rows where there
 * are fewer), to a depth of log2 of that size. Columns without spread in a node are not drawn there.
 */
export function growForest(
  rows: Float64Array,
  columns: number,
  trees: number,
  sampleSize: number,
  random: Random
): Forest {
  const count = rows.length / columns;
  const size = Math.min(sampleSize, count);
  const limit = Math.ceil(Math.log2(Math.max(2, size)));
  const capacity = trees * 2 * size;
  const grower = new Grower(rows, columns, limit, capacity, random);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  const roots = new Int32Array(trees);
  for (let tree = 0; tree < trees; tree++) {
    for (let i = 0; i < size; i++) {
      const j = i + Math.floor(random() * (count - i));
      const chosen = order[j];
      order[j] = order[i];
      order[i] = chosen;
    }
    roots[tree] = grower.grow(order.slice(0, size));
  }
  return { ...grower.nodes(), roots, usualDepth: meanPathLength(size) };
}

/** 2^(−E[depth] / c): near 1 for a row that is isolated at once, 0.5 where rows are alike, near 0 for the deepest. */
export function isolationScore(forest: Forest, rows: Float64Array, offset: number): number {
  const { roots, column, threshold, left, usualDepth } = forest;
  let depth = 0;
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree];
    while (column[node] !== leaf) {
      node = left[node] + (rows[offset + column[node]] <= threshold[node] ? 0 : 1);
    }
    depth += threshold[node];
  }
  return usualDepth === 0 ? 0.5 : 2 ** (-depth / roots.length / usualDepth);
}

/** {@link isolationScore} of each of many rows. */
export function isolationScores(forest: Forest, rows: Float64Array, columns: number): Float64Array {
  const depths = forestPathLengths(packForest(forest), rows, rows.length / columns, columns);
  return depths.map((depth) => (forest.usualDepth === 0 ? 0.5 : 2 ** (-depth / forest.usualDepth)));
}

class Grower {
  private readonly column: Int16Array;
  private readonly threshold: Float64Array;
  private readonly left: Int32Array;
  private used = 0;

  constructor(
    private readonly rows: Float64Array,
    private readonly columns: number,
    private readonly limit: number,
    capacity: number,
    private readonly random: Random
  ) {
    this.column = new Int16Array(capacity);
    this.threshold = new Float64Array(capacity);
    this.left = new Int32Array(capacity);
  }

  grow(members: Int32Array): number {
    const root = this.used;
    this.used += 1;
    this.split(root, members, 0, members.length, 0);
    return root;
  }

  nodes(): Pick<Forest, 'column' | 'threshold' | 'left'> {
    return {
      column: this.column.slice(0, this.used),
      threshold: this.threshold.slice(0, this.used),
      left: this.left.slice(0, this.used),
    };
  }

  /** Splits the members between `from` and `to`, reordering them. */
  private split(node: number, members: Int32Array, from: number, to: number, depth: number): void {
    const { rows, columns, random } = this;
    const column = to - from > 1 && depth < this.limit ? this.drawColumn(members, from, to) : leaf;
    this.column[node] = column;
    if (column === leaf) {
      this.threshold[node] = depth + meanPathLength(to - from);
      return;
    }
    const { low, high } = this.range(members, from, to, column);
    const drawn = low + random() * (high - low);
    // Rounding may draw the maximum itself: one side would be empty.
    const threshold = drawn < high ? drawn : low;
    let middle = from;
    for (let i = from; i < to; i++) {
      if (rows[members[i] * columns + column] <= threshold) {
        const member = members[i];
        members[i] = members[middle];
        members[middle] = member;
        middle += 1;
      }
    }
    const child = this.used;
    this.used += 2;
    this.threshold[node] = threshold;
    this.left[node] = child;
    this.split(child, members, from, middle, depth + 1);
    this.split(child + 1, members, middle, to, depth + 1);
  }

  /** A column that varies among the members, or `leaf` where none does. */
  private drawColumn(members: Int32Array, from: number, to: number): number {
    const first = Math.floor(this.random() * this.columns);
    for (let tried = 0; tried < this.columns; tried++) {
      const column = tried === 0 ? first : (first + tried) % this.columns;
      const { low, high } = this.range(members, from, to, column);
      if (high > low) {
        return column;
      }
    }
    return leaf;
  }

  private range(members: Int32Array, from: number, to: number, column: number): { low: number; high: number } {
    let low = Infinity;
    let high = -Infinity;
    for (let i = from; i < to; i++) {
      const value = this.rows[members[i] * this.columns + column];
      low = value < low ? value : low;
      high = value > high ? value : high;
    }
    return { low, high };
  }
}
