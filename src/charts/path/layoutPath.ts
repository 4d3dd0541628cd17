import { type DependencyEdge } from '../../core/rootcause/graph/dependencyGraph';

/** A service in its place. */
export interface PathNode {
  readonly service: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the services between a cause and a symptom lie, in pixels; a failure travels along the links. */
export interface PathLayout {
  readonly nodes: readonly PathNode[];
  readonly links: ReadonlyArray<{ readonly from: PathNode; readonly to: PathNode }>;
  readonly height: number;
}

const nodeHeight = 40;
const gap = { x: 36, y: 10 };
const widestNode = 200;

/**
 * Lays out every way along the calls by which a failure may travel from a cause to a symptom: columns by how far a service is
 * from the cause, the cause at the left. Undefined where there is no way, or where no more than names would fit.
 *
 * @param leastNodeWidth what a service's name needs at least, pixels
 */
export function layoutPath(
  calls: readonly DependencyEdge[],
  { cause, symptom }: { readonly cause: string; readonly symptom: string },
  width: number,
  leastNodeWidth: number
): PathLayout | undefined {
  const fromCause = distances(cause, calls, ({ from, to }) => [to, from]);
  const fromSymptom = distances(symptom, calls, ({ from, to }) => [from, to]);
  const length = fromCause.get(symptom);
  if (length === undefined || length === 0) {
    return undefined;
  }
  const between = [...fromCause].filter(([service, depth]) => depth <= length && fromSymptom.has(service));
  const columns = Array.from({ length: length + 1 }, (_, depth) =>
    between.flatMap(([service, own]) => (own === depth && (depth < length || service === symptom) ? [service] : []))
  );
  const nodeWidth = Math.min(widestNode, (width - length * gap.x) / (length + 1));
  if (nodeWidth < leastNodeWidth) {
    return undefined;
  }
  const rows = Math.max(...columns.map((column) => column.length));
  const height = rows * (nodeHeight + gap.y) - gap.y;
  const nodes = columns.flatMap((column, depth) =>
    column.map((service, row): PathNode => ({
      service,
      x: depth * (nodeWidth + gap.x),
      y: (height - column.length * (nodeHeight + gap.y) + gap.y) / 2 + row * (nodeHeight + gap.y),
      width: nodeWidth,
      height: nodeHeight,
    }))
  );
  const placed = new Map(nodes.map((node) => [node.service, node]));
  return {
    nodes,
    links: calls.flatMap(({ from: caller, to: called }) => {
      const [from, to] = [placed.get(called), placed.get(caller)];
      return from && to && from.x < to.x ? [{ from, to }] : [];
    }),
    height,
  };
}

/** The least number of calls from a service, in the order in which they are found. */
function distances(
  start: string,
  calls: readonly DependencyEdge[],
  ends: (call: DependencyEdge) => readonly [string, string]
): ReadonlyMap<string, number> {
  const found = new Map([[start, 0]]);
  const queue = [start];
  for (let service = queue.shift(); service !== undefined; service = queue.shift()) {
    for (const call of calls) {
      const [at, next] = ends(call);
      if (at === service && !found.has(next)) {
        found.set(next, (found.get(service) ?? 0) + 1);
        queue.push(next);
      }
    }
  }
  return found;
}
