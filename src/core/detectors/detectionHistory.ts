import { type DetectionRequest } from './detection';
import { type HistoryNeed } from './historyNeed';
import { findDetector } from './registry';
import { requestedContext } from './requestedContext';
import { rulesReach } from './ruledScores';
import { minimumWindow } from './minimumWindow';
import { ZoneClock } from './zoneClock';

/**
 * What has to be known before the first judged time of a request: the detector's history, and what the rules look back at. Throws a
 * RangeError when the detector is unknown or an option is invalid.
 */
export function detectionHistory(request: DetectionRequest, stepMs: number): HistoryNeed {
  const detector = findDetector(request.detector);
  const { options } = requestedContext(detector, request, stepMs, new ZoneClock('UTC'));
  const need = detector.history(options, stepMs);
  const samples = minimumWindow(need, request, stepMs) + rulesReach(request);
  // A pinned model learns nothing from what came before: only levels of the newest samples and the rules look back.
  return { fineMs: samples * stepMs, profileDays: request.training === undefined ? need.profileDays : 0 };
}
