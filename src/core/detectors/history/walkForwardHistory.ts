import { type DetectorOptions } from '../declaration/detectorOptions';
import { type HistoryNeed } from '../detector/historyNeed';
import { walkForwardSamples } from './walkForwardSamples';

/** The history of a multivariate detector: what the present model was fitted on, and the rows that it has to be shown. */
export function walkForwardHistory(
  contextRows: (options: DetectorOptions) => number
): (options: DetectorOptions, stepMs: number) => HistoryNeed {
  return (options, stepMs) => {
    const { training, delay, refit } = walkForwardSamples(options, stepMs);
    return { fineMs: (training + delay + refit + contextRows(options)) * stepMs, profileDays: 0 };
  };
}
