import { type RankingProblem } from '../ranking/rankingProblem';
import { clearEvidence } from './clearEvidence';

/** What is seen at others only counts a little less than what is measured. */
const inferredShare = 0.9;
/** One dependent that is affected may be the cause itself. */
const fewestAffected = 2;

/**
 * What those that depend on it tell of what is not measured itself, a store or a machine, and of every machine: 0.9 times
 * the mean of their evidence, so that each of them that is well speaks against it; nothing unless two are affected.
 *
 * Of a store they tell by symptoms that nothing else explains. Of a machine they tell by all metrics that name it, less
 * what the same service shows on other machines: what fails everywhere is not this machine's.
 *
 * @param evidence of each metric
 * @param unexplained of each service's symptoms, what its measured dependencies leave
 * @returns for each service; 0 for those that are measured
 */
export function inferFromDependents(
  problem: RankingProblem,
  evidence: Float64Array,
  unexplained: Float64Array
): Float64Array {
  const { graph, machines, machineOfMetric, metricsOfService, nodeOfService, serviceOfNode } = problem;
  return Float64Array.from(problem.services, (_, service) => {
    const node = nodeOfService[service];
    const isMachine = machines.has(node);
    if (node < 0 || (metricsOfService[service].length > 0 && !isMachine)) {
      return 0;
    }
    const onMachine = (dependent: number, isHere: boolean): number =>
      metricsOfService[dependent].reduce((most, index) => {
        const named = machineOfMetric[index];
        return named >= 0 && (named === node) === isHere ? Math.max(most, evidence[index]) : most;
      }, 0);
    const told = graph.dependents[node]
      .map((other) => serviceOfNode[other])
      .filter((dependent) => dependent >= 0 && metricsOfService[dependent].length > 0)
      .map((dependent) =>
        isMachine ? Math.max(0, onMachine(dependent, true) - onMachine(dependent, false)) : unexplained[dependent]
      );
    const affected = told.filter((one) => one >= clearEvidence).length;
    return affected < fewestAffected ? 0 : (inferredShare * told.reduce((sum, one) => sum + one, 0)) / told.length;
  });
}
