import { type ChangeCause } from '../changes/changeCauses';
import { causeSentence } from './causeSentence';
import { graphPositions } from './graphPosition';
import { isSignificant } from './isSignificant';
import { type CauseScores } from './rankingMethod';
import { type RankingProblem } from './rankingProblem';
import { type MetricCause, type ServiceCause } from './rootCauseRanking';
import { speaksAgainst } from './speaksAgainst';

/** Every service, the likeliest first, with what speaks for it and against it. */
export function describeServices(
  problem: RankingProblem,
  scores: CauseScores,
  confidence: Float64Array,
  metrics: readonly MetricCause[],
  changes: readonly ChangeCause[],
  minShift: number,
  windowFromMs: number
): readonly ServiceCause[] {
  const isAffected = problem.metricsOfService.map((indices) =>
    indices.some((index) => isSignificant(problem.metrics[index], minShift))
  );
  const positions = graphPositions(problem, scores.services, isAffected);
  const targetService = problem.metrics[problem.target]?.service;
  const isTargetInGraph = targetService !== undefined && problem.nodeOfService[targetService] >= 0;
  const metricsOf = new Map<string, number[]>();
  metrics.forEach(({ service }, index) => metricsOf.set(service, [...(metricsOf.get(service) ?? []), index]));
  const order = Array.from(problem.services.keys());
  order.sort((a, b) => scores.services[b] - scores.services[a] || (problem.services[a] < problem.services[b] ? -1 : 1));
  return order.map((index): ServiceCause => {
    const service = problem.services[index];
    const own = metricsOf.get(service) ?? [];
    const change = changes.find(({ touches }) => touches.includes(service));
    return {
      service,
      score: scores.services[index],
      confidence: confidence[index],
      metrics: own,
      ...positions[index],
      against: speaksAgainst(metrics[own[0]], positions[index], isTargetInGraph),
      change,
      sentence: causeSentence(service, metrics[own[0]], positions[index], change, windowFromMs),
    };
  });
}
