import { type SeriesIdentity } from '../../series/seriesMatrix';
import { machineOfLabels } from '../services/machineOfLabels';
import { serviceOfSeries } from '../serviceOfSeries';
import { dependencyGraph, type DependencyEdge, type DependencyGraph } from './dependencyGraph';

/** A graph of calls, with the machines that its services run on. */
export interface PlacedGraph {
  readonly graph: DependencyGraph;
  /** The names of the machines. */
  readonly machines: ReadonlySet<string>;
}

/**
 * Adds an edge from each service to the machines that it runs on, by series that name both: a machine in trouble fails all
 * of them, so they depend on it as on a service that they call. Without such series it is the graph as it was.
 */
export function withMachines(
  graph: DependencyGraph,
  series: readonly SeriesIdentity[],
  serviceLabels?: readonly string[]
): PlacedGraph {
  const machines = new Set<string>();
  const hosting: DependencyEdge[] = [];
  for (const one of series) {
    const to = machineOfLabels(one.labels);
    const from = serviceOfSeries(one, serviceLabels);
    if (to !== undefined && to !== from) {
      machines.add(to);
      hosting.push({ from, to });
    }
  }
  if (hosting.length === 0) {
    return { graph, machines };
  }
  const nameOf = (node: number): string => graph.services[node];
  const calls = graph.dependencies.flatMap((targets, source) =>
    targets.map((target) => ({ from: nameOf(source), to: nameOf(target) }))
  );
  return { graph: dependencyGraph([...calls, ...hosting]), machines };
}
