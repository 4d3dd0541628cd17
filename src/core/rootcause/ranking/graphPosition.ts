import { hopsFrom } from '../graph/hopsFrom';
import { type RankingProblem } from './rankingProblem';

/** Where a service stands among the affected ones. */
export interface GraphPosition {
  readonly explains: readonly string[];
  readonly explainedBy: string | undefined;
  readonly hopsFromTarget: number | undefined;
}

/**
 * For each service: the affected services that depend on it through affected ones (or through services without metrics),
 * the affected direct dependency that scores higher, and the distance from the target's service.
 */
export function graphPositions(
  problem: RankingProblem,
  scores: Float64Array,
  isAffected: readonly boolean[]
): readonly GraphPosition[] {
  const { graph, nodeOfService, serviceOfNode, services, metricsOfService } = problem;
  const isMeasured = (node: number): boolean =>
    serviceOfNode[node] >= 0 && metricsOfService[serviceOfNode[node]].length > 0;
  const passes = (node: number): boolean => !isMeasured(node) || isAffected[serviceOfNode[node]];
  const affectedDependents = graph.dependents.map((nodes) => nodes.filter(passes));
  const target = problem.metrics[problem.target];
  const start = target === undefined ? -1 : nodeOfService[target.service];
  const distance = start < 0 ? undefined : hopsFrom(graph.dependencies, start).distance;

  return services.map((_, service) => {
    const node = nodeOfService[service];
    if (node < 0) {
      return { explains: [], explainedBy: undefined, hopsFromTarget: undefined };
    }
    const reached = isAffected[service] ? hopsFrom(affectedDependents, node).distance : undefined;
    const explains = graph.services.filter((_name, other) => {
      return other !== node && reached !== undefined && reached[other] > 0 && isMeasured(other);
    });
    let explainedBy: string | undefined;
    let highest = scores[service];
    for (const dependency of graph.dependencies[node]) {
      const other = serviceOfNode[dependency];
      if (other >= 0 && isAffected[other] && scores[other] > highest) {
        highest = scores[other];
        explainedBy = services[other];
      }
    }
    const hops = distance === undefined ? -1 : distance[node];
    return { explains, explainedBy, hopsFromTarget: hops < 0 ? undefined : hops };
  });
}
