import { stronglyConnectedComponents } from './stronglyConnectedComponents';

/** `from` depends on `to` (it calls it, reads from it): a failure of `to` can reach `from`. */
export interface DependencyEdge {
  readonly from: string;
  readonly to: string;
}

/** Services and who depends on whom, by index into `services`. */
export interface DependencyGraph {
  /** In order of first appearance in the edges. */
  readonly services: readonly string[];
  readonly indices: ReadonlyMap<string, number>;
  /** For each service, the services that it depends on. */
  readonly dependencies: ReadonlyArray<readonly number[]>;
  /** For each service, the services that depend on it. */
  readonly dependents: ReadonlyArray<readonly number[]>;
  /**
   * For each service, the number of its cycle (strongly connected component). Components are numbered so that a
   * service's component is never below that of a service it depends on; services outside any cycle are alone in theirs.
   */
  readonly components: Int32Array;
}

/**
 * Builds the graph of `edges`. Repeated edges count once, an edge from a service to itself is dropped, empty names are
 * ignored. Cycles are allowed: they are found once here (`components`), so that walks need not guard against them.
 */
export function dependencyGraph(edges: readonly DependencyEdge[]): DependencyGraph {
  const services: string[] = [];
  const indices = new Map<string, number>();
  const dependencies: number[][] = [];
  const dependents: number[][] = [];
  const seen = new Set<string>();

  const indexOf = (service: string): number => {
    const known = indices.get(service);
    if (known !== undefined) {
      return known;
    }
    const index = services.length;
    services.push(service);
    indices.set(service, index);
    dependencies.push([]);
    dependents.push([]);
    return index;
  };

  for (const { from, to } of edges) {
    if (from === '' || to === '') {
      continue;
    }
    const source = indexOf(from);
    const destination = indexOf(to);
    const key = `${source}>${destination}`;
    if (source === destination || seen.has(key)) {
      continue;
    }
    seen.add(key);
    dependencies[source].push(destination);
    dependents[destination].push(source);
  }
  return { services, indices, dependencies, dependents, components: stronglyConnectedComponents(dependencies) };
}
