import { type CauseScores } from './rankingMethod';
import { type RankingProblem } from './rankingProblem';

/** The scores of methods that know metrics only: a service is as suspect as its most suspect metric. */
export function bestMetricScores(problem: RankingProblem, metrics: Float64Array): CauseScores {
  const services = new Float64Array(problem.services.length);
  for (let i = 0; i < metrics.length; i++) {
    const { service } = problem.metrics[i];
    services[service] = Math.max(services[service], metrics[i]);
  }
  return { metrics, services };
}
