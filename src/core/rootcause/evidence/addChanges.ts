import { type RankingProblem } from '../ranking/rankingProblem';

/** What a change adds at most, as a share of the evidence that it would account for. */
const changeShare = 0.5;
/** What a service without such evidence of its own gets of what its callers show. */
const callersShare = 0.8;

/**
 * Adds to the scores of services that something was done to: half of the weight of the most suspect change, times the
 * greater of the service's own score and 80 % of that of those that call it. So a change of a service that nothing is measured of is
 * suspected where its callers suffer, and one of a service that nobody suffers from is not.
 */
export function addChanges(
  { graph, nodeOfService, serviceOfNode, changeWeights }: RankingProblem,
  scores: Float64Array
): Float64Array {
  return scores.map((score, service) => {
    const weight = changeWeights[service];
    const node = nodeOfService[service];
    const callers = node < 0 || weight === 0 ? [] : graph.dependents[node];
    const suffered = callers.reduce((most, caller) => Math.max(most, scores[serviceOfNode[caller]] ?? 0), 0);
    return score + changeShare * weight * Math.max(score, callersShare * suffered);
  });
}
