import { pearson } from '../../correlation/pearson';
import { bestMetricScores } from '../ranking/bestMetricScores';
import { type RankingMethod } from '../ranking/rankingMethod';
import { type RankingProblem } from '../ranking/rankingProblem';

/**
 * The absolute Pearson correlation of each metric with the target within the incident; without a target, the correlation
 * over baseline and incident together with a step that is 0 in the baseline and 1 in the incident. Pairs with a missing
 * value are left out; fewer than 4 pairs or a constant give 0.
 */
export const correlationWithTarget: RankingMethod<'correlation'> = {
  id: 'correlation',
  name: 'Correlation',
  description: 'Correlation with the target within the incident',
  score: (problem) => bestMetricScores(problem, targetCorrelations(problem).map(Math.abs)),
};

/** For each metric its correlation with the target or, without one, with the step of the incident. */
export function targetCorrelations(problem: RankingProblem): Float64Array {
  const target = problem.metrics[problem.target];
  return Float64Array.from(problem.metrics, ({ baseline, window }, index) => {
    if (index === problem.target) {
      return 0;
    }
    if (target !== undefined) {
      return correlationOrZero(window, target.window);
    }
    const both = concatenated(baseline, window);
    const step = both.map((_, i) => (i < baseline.length ? 0 : 1));
    return correlationOrZero(both, step);
  });
}

function correlationOrZero(x: Float64Array, y: Float64Array): number {
  const r = countPairs(x, y) < leastPairs ? 0 : pearson(x, y);
  return Number.isNaN(r) ? 0 : r;
}

const leastPairs = 4;

function concatenated(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function countPairs(x: Float64Array, y: Float64Array): number {
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    if (!Number.isNaN(x[i] + y[i])) {
      count += 1;
    }
  }
  return count;
}
