import { dependencyGraph, type DependencyEdge } from './dependencyGraph';
import { hopsFrom } from './hopsFrom';
import { wayBack } from './wayBack';

/** The shortest way along the calls by which a failure travels from a service to the one that shows the symptom, both included; empty where there is none. */
export function callPath(calls: readonly DependencyEdge[], cause: string, symptom: string): readonly string[] {
  if (cause === symptom) {
    return [cause];
  }
  const graph = dependencyGraph(calls);
  const start = graph.indices.get(cause);
  const end = graph.indices.get(symptom);
  if (start === undefined || end === undefined) {
    return [];
  }
  const hops = hopsFrom(graph.dependents, start);
  return hops.distance[end] < 0 ? [] : [...wayBack(graph, hops, end)].reverse();
}
