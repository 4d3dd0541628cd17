import { independentCauses, type IndependentCause } from './independentCauses';
import { isSignificant } from './isSignificant';
import { type RankingProblem } from './rankingProblem';

/** Whom a ranking is about. */
export interface Suspects {
  /** Services with metrics, and those without of which others or a change tell. */
  readonly listed: readonly number[];
  readonly causes: readonly IndependentCause[];
  /** Of each service whether it changed, as measured or as others tell. */
  readonly isAffected: readonly boolean[];
}

/** Chooses whom to list, and which of them are causes independent of each other. */
export function suspectsOf(problem: RankingProblem, scores: Float64Array, minShift: number): Suspects {
  const { metricsOfService, metrics, changeWeights } = problem;
  const isAffected = metricsOfService.map((indices, service) =>
    indices.length === 0 ? scores[service] > 0 : indices.some((index) => isSignificant(metrics[index], minShift))
  );
  const listed = Array.from(scores.keys()).filter(
    (service) => metricsOfService[service].length > 0 || scores[service] > 0 || changeWeights[service] > 0
  );
  return { listed, causes: independentCauses(problem, scores, listed, isAffected), isAffected };
}
