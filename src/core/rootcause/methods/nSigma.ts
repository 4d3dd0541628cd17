import { bestMetricScores } from '../ranking/bestMetricScores';
import { type RankingMethod } from '../ranking/rankingMethod';

/** A deviation up to this share of the level is rounding. */
const rounding = 1e-12;

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
      return hasMoved(unit, change.baselineMean) ? highest(window, change.baselineMean) / unit : 0;
    });
    return bestMetricScores(problem, Float64Array.from(scores));
  },
};

/** Whether a baseline at this level whose values differ by so much moved at all, and not by rounding alone: in any unit. */
export function hasMoved(unit: number, level: number): boolean {
  return unit > rounding * Math.abs(level);
}

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
