import { hopsFrom } from '../graph/hopsFrom';
import { type RankingProblem } from '../ranking/rankingProblem';
import { clearEvidence } from './clearEvidence';

/** One service that fails may be what troubles its machine. */
const fewestFailing = 2;

/**
 * The machines that may be what their services fail by: two services at least are affected that name them, and neither of the two
 * depends on the other. Of services that fail with one that they call, that one counts alone.
 *
 * @param affected how much of each service has changed, as evidence of its metrics
 * @returns indices of the machines in the graph
 */
export function failingMachines(problem: RankingProblem, affected: Float64Array): ReadonlySet<number> {
  const { graph, machines, serviceOfNode, metricsOfService } = problem;
  const failing = [...machines].filter((machine) => {
    const nodes = graph.dependents[machine].filter((node) => {
      const service = serviceOfNode[node];
      return service >= 0 && metricsOfService[service].length > 0 && affected[service] >= clearEvidence;
    });
    if (nodes.length < fewestFailing) {
      return false;
    }
    const own = nodes.filter((node) => {
      const { distance } = hopsFrom(graph.dependencies, node);
      return !nodes.some((other) => other !== node && distance[other] > 0);
    });
    return own.length >= fewestFailing;
  });
  return new Set(failing);
}
