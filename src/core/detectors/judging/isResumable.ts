import { type DetectionRequest } from '../request/detection';
import { findDetector } from '../registry';
import { profileStepMs } from '../detector/seriesHistory';

/**
 * Whether a detection can go on from kept states: at coarse steps days are read from the samples themselves, and a pinned model has no
 * states. Throws a RangeError when the detector is unknown.
 */
export function isResumable({ detector, training }: DetectionRequest, stepMs: number): boolean {
  const found = findDetector(detector);
  return found.shape === 'univariate' && found.walker !== undefined && training === undefined && stepMs < profileStepMs;
}
