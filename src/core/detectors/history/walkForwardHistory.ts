import { type DetectorOptions, numberOption } from '../declaration/detectorOptions';
import { type HistoryNeed } from '../detector/historyNeed';

/** The history of a multivariate detector: what the present model was fitted on, and the rows that it has to be shown. */
export function walkForwardHistory(
  contextRows: (options: DetectorOptions) => number
): (options: DetectorOptions, stepMs: number) => HistoryNeed {
  return (options, stepMs) => ({
    fineMs:
      (numberOption(options, 'trainingSamples') +
        numberOption(options, 'delaySamples') +
        numberOption(options, 'refitSamples') +
        contextRows(options)) *
      stepMs,
    profileDays: 0,
  });
}
