import { bestMetricScores } from '../ranking/bestMetricScores';
import { type RankingMethod } from '../ranking/rankingMethod';

/** A deviation up to this is rounding. */
const neverMoved = 1e-9;

/**
 * The highest standard score of the window against the baseline's mean and standard deviation; a baseline that never
 * moved gives none. Blind to drops, as it is usually published.
 */
export const nSigma: RankingMethod<'n-sigma'> = {
  id: 'n-sigma',
  name: 'n-sigma',
  description: 'Highest standard score in the incident',
  score: (problem) => {
    const scores = problem.metrics.map(({ change, window }) => {
      const unit = change.baselineDeviation;
      return unit > neverMoved ? highest(window, change.baselineMean) / unit : 0;
    });
    return bestMetricScores(problem, Float64Array.from(scores));
  },
};

/** The greatest rise above `level`, 0 where nothing rises. */
export function highest(values: Float64Array, level: number): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const rise = values[i] - level;
    if (rise > most) {
      most = rise;
    }
  }
  return most;
}
