/** Distances of a walk and, for each service reached, the service it was reached from (−1 for the start). */
export interface Hops {
  /** Number of edges from the start; −1 where unreachable. */
  readonly distance: Int32Array;
  readonly previous: Int32Array;
}

/**
 * Breadth-first distances from service `start` along `adjacency` (a graph's `dependencies` or `dependents`), up to
 * `maxHops` edges. Of several shortest ways the one found first, in adjacency order, is kept. Cycles are safe.
 */
export function hopsFrom(
  adjacency: ReadonlyArray<readonly number[]>,
  start: number,
  maxHops = Number.POSITIVE_INFINITY
): Hops {
  const distance = new Int32Array(adjacency.length).fill(-1);
  const previous = new Int32Array(adjacency.length).fill(-1);
  const queue = [start];
  distance[start] = 0;
  for (let head = 0; head < queue.length; head++) {
    const service = queue[head];
    if (distance[service] >= maxHops) {
      continue;
    }
    for (const neighbour of adjacency[service]) {
      if (distance[neighbour] < 0) {
        distance[neighbour] = distance[service] + 1;
        previous[neighbour] = service;
        queue.push(neighbour);
      }
    }
  }
  return { distance, previous };
}
