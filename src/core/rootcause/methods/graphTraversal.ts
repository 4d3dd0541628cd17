import { hopsFrom } from '../graph/hopsFrom';
import { type RankingMethod } from '../ranking/rankingMethod';
import { type RankingProblem } from '../ranking/rankingProblem';

const abnormalShift = 3;

/**
 * Walks from the target's service (without one, from everywhere) along dependencies that are abnormal, as an engineer
 * would by hand. The last abnormal services of the walk, which have no abnormal dependency of their own, come first,
 * then the other abnormal ones that were reached, then the rest; within each by the greatest peak.
 */
export const graphTraversal: RankingMethod<'graph-traversal'> = {
  id: 'graph-traversal',
  name: 'Graph traversal',
  description: 'The deepest abnormal services along the dependencies',
  score: (problem) => {
    const metrics = Float64Array.from(problem.metrics, ({ change }) => Math.abs(change.peak));
    const peaks = new Float64Array(problem.services.length);
    problem.metrics.forEach(({ service }, index) => {
      peaks[service] = Math.max(peaks[service], metrics[index]);
    });
    const abnormal = problem.graph.services.map((_, node) => {
      const service = problem.serviceOfNode[node];
      return service >= 0 && peaks[service] >= abnormalShift;
    });
    const reached = reachedAbnormally(problem, abnormal);
    const services = peaks.map((peak, service) => {
      const squashed = peak / (1 + peak);
      const node = problem.nodeOfService[service];
      if (peak < abnormalShift || (node >= 0 && !reached[node])) {
        return squashed;
      }
      const hasAbnormalDependency =
        node >= 0 &&
        problem.graph.dependencies[node].some(
          (next) => abnormal[next] && problem.graph.components[next] !== problem.graph.components[node]
        );
      return squashed + (hasAbnormalDependency ? 1 : 2);
    });
    return { metrics, services };
  },
};

function reachedAbnormally(problem: RankingProblem, abnormal: readonly boolean[]): readonly boolean[] {
  const target = problem.metrics[problem.target];
  const start = target === undefined ? -1 : problem.nodeOfService[target.service];
  if (start < 0) {
    return abnormal;
  }
  const passable = problem.graph.dependencies.map((next) => next.filter((node) => abnormal[node]));
  return Array.from(hopsFrom(passable, start).distance, (distance) => distance >= 0);
}
