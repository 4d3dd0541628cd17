import { bestMetricScores } from '../ranking/bestMetricScores';
import { type RankingMethod } from '../ranking/rankingMethod';
import { hasMoved, highest } from './nSigma';

/**
 * The highest rise above the baseline's median in units of its interquartile range, as BARO's RobustScorer (Pham, Ha,
 * Zhang 2024) with the time of the incident given. A baseline whose
 * middle half never moved gives none.
 */
export const robustScore: RankingMethod<'robust-score'> = {
  id: 'robust-score',
  name: 'Robust score',
  description: 'Highest rise above the median in interquartile ranges (BARO)',
  score: (problem) => {
    const scores = problem.metrics.map(({ change, window }) => {
      const unit = change.baselineInterquartileRange;
      return hasMoved(unit, change.baselineMedian) ? highest(window, change.baselineMedian) / unit : 0;
    });
    return bestMetricScores(problem, Float64Array.from(scores));
  },
};
