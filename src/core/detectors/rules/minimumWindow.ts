import { type ScoreRules } from '../request/detection';
import { type HistoryNeed } from '../detector/historyNeed';

/** In how many samples before a value the least number of them is looked for: the detector's history, or twice that number. */
export function minimumWindow({ fineMs }: HistoryNeed, { minSamples }: ScoreRules, stepMs: number): number {
  return Math.max(Math.ceil(fineMs / stepMs), 2 * minSamples);
}
