import { type ChangeCause } from '../changes/changeCauses';
import { causeSentence } from './causeSentence';
import { graphPositions } from './graphPosition';
import { type CauseScores } from './rankingMethod';
import { type RankingProblem } from './rankingProblem';
import { type Suspects } from './suspects';
import { type MetricCause, type ServiceCause } from './rootCauseRanking';
import { speaksAgainst } from './speaksAgainst';

/** The services, independent causes first, then the likeliest, with what speaks for each and against it. */
export function describeServices(
  problem: RankingProblem,
  scores: CauseScores,
  { listed, causes, isAffected }: Suspects,
  confidence: Float64Array,
  metrics: readonly MetricCause[],
  changes: readonly ChangeCause[],
  windowFromMs: number
): readonly ServiceCause[] {
  const positions = graphPositions(problem, scores.services, isAffected);
  const metricsOf = new Map<string, number[]>();
  metrics.forEach(({ service }, index) => metricsOf.set(service, [...(metricsOf.get(service) ?? []), index]));
  const rankOf = new Map(causes.map(({ service }, rank) => [service, rank]));
  const rank = (service: number): number => rankOf.get(service) ?? causes.length;
  const order = [...listed].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      scores.services[b] - scores.services[a] ||
      (problem.services[a] < problem.services[b] ? -1 : 1)
  );
  return order.map((index): ServiceCause => {
    const service = problem.services[index];
    const own = metricsOf.get(service) ?? [];
    const isFurther = index !== causes[0]?.service && rankOf.has(index);
    const change = changes.find(({ touches }) => touches.includes(service));
    return {
      service,
      score: scores.services[index],
      confidence: confidence[index],
      metrics: own,
      ...positions[index],
      against: speaksAgainst(metrics[own[0]], positions[index], problem.isTargetInGraph),
      change,
      isFurtherCause: isFurther,
      sentence:
        (isFurther ? 'independently of the others, ' : '') +
        causeSentence(service, metrics[own[0]], positions[index], change, windowFromMs),
    };
  });
}
