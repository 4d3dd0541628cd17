import { type Span } from './span';

/** Who called whom within a trace, by index into its spans. */
export interface SpanTree {
  /** −1 for roots and orphans. */
  readonly parents: Int32Array;
  readonly children: ReadonlyArray<readonly number[]>;
  /** 0 for roots and orphans. */
  readonly depths: Int32Array;
  /** Spans whose parent is not in the trace: it was not sampled, was lost, or has not ended yet. */
  readonly orphans: readonly number[];
}

/** Links spans with their parents. A span that would be its own ancestor (broken ids) counts as an orphan. */
export function spanTree(spans: readonly Span[]): SpanTree {
  const indices = new Map(spans.map(({ spanId }, index) => [spanId, index]));
  const parents = Int32Array.from(spans, ({ parentSpanId }) =>
    parentSpanId === undefined ? -1 : (indices.get(parentSpanId) ?? -1)
  );
  breakCyclesInPlace(parents);
  const children: number[][] = spans.map(() => []);
  parents.forEach((parent, span) => {
    if (parent >= 0) {
      children[parent].push(span);
    }
  });
  const orphans = Array.from(spans.keys()).filter(
    (span) => parents[span] < 0 && spans[span].parentSpanId !== undefined
  );
  return { parents, children, depths: depthsOf(parents, children), orphans };
}

/** Cuts each ring of parents at the span where the walk from its first span closes it. */
function breakCyclesInPlace(parents: Int32Array): void {
  const walk = new Int32Array(parents.length).fill(-1);
  for (let span = 0; span < parents.length; span++) {
    let node = span;
    while (node >= 0 && walk[node] < 0) {
      walk[node] = span;
      node = parents[node];
    }
    if (node >= 0 && walk[node] === span) {
      parents[node] = -1;
    }
  }
}

/** Breadth first from the spans without a parent. */
function depthsOf(parents: Int32Array, children: ReadonlyArray<readonly number[]>): Int32Array {
  const depths = new Int32Array(parents.length);
  const queue = Array.from(parents.keys()).filter((span) => parents[span] < 0);
  for (let head = 0; head < queue.length; head++) {
    for (const child of children[queue[head]]) {
      depths[child] = depths[queue[head]] + 1;
      queue.push(child);
    }
  }
  return depths;
}
