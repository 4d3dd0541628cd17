/**
 * The strongly connected components of a directed graph, given as adjacency lists by index.
 *
 * Tarjan's algorithm (1972), with its own stack instead of recursion, so that deep graphs are safe; time is linear in
 * nodes and edges. The result holds the component of each node; components are numbered in reverse topological order:
 * for every edge `a → b` between different components, `component[a] > component[b]`.
 */
export function stronglyConnectedComponents(adjacency: ReadonlyArray<readonly number[]>): Int32Array {
  const count = adjacency.length;
  const component = new Int32Array(count).fill(-1);
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const nextEdge = new Int32Array(count);
  const open: number[] = [];
  const path: number[] = [];
  let visited = 0;
  let components = 0;

  const enter = (node: number): void => {
    order[node] = visited;
    low[node] = visited;
    visited += 1;
    open.push(node);
    path.push(node);
  };

  for (let start = 0; start < count; start++) {
    if (order[start] >= 0) {
      continue;
    }
    enter(start);
    while (path.length > 0) {
      const node = path[path.length - 1];
      if (nextEdge[node] < adjacency[node].length) {
        const neighbour = adjacency[node][nextEdge[node]];
        nextEdge[node] += 1;
        if (order[neighbour] < 0) {
          enter(neighbour);
        } else if (component[neighbour] < 0) {
          low[node] = Math.min(low[node], order[neighbour]);
        }
        continue;
      }
      path.pop();
      if (path.length > 0) {
        const parent = path[path.length - 1];
        low[parent] = Math.min(low[parent], low[node]);
      }
      if (low[node] === order[node]) {
        let member = -1;
        while (member !== node) {
          member = open.pop() ?? node;
          component[member] = components;
        }
        components += 1;
      }
    }
  }
  return component;
}
