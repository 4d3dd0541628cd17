import { type DetectionTask } from '../request/detectionInputs';
import { enoughSamples } from './enoughSamples';
import { type HistoryNeed } from '../detector/historyNeed';
import { minimumWindow } from './minimumWindow';
import { ruledScores } from './ruledScores';
import { presentValues } from '../../statistics/presentValues';

/**
 * The scores of one series from the first judged time on, after the rules of the request. `expected` and `scores` begin at the
 * first scored time, `values` with the matrix; samples of a pinned training count as seen.
 */
export function scoresByRules(
  task: DetectionTask,
  need: HistoryNeed,
  values: Float64Array,
  expected: Float64Array,
  scores: Float64Array,
  training?: Float64Array
): Float64Array {
  const { request, matrix, firstJudged, firstScored } = task;
  const trained = training === undefined ? 0 : presentValues(training).length;
  const window = minimumWindow(need, request, matrix.stepMs);
  const enough = enoughSamples(values, firstScored, window, request.minSamples - trained);
  const early = scores.map((score, i) => (enough[i] ? score : NaN));
  return ruledScores(values.subarray(firstScored), expected, early, request).subarray(firstJudged - firstScored);
}
