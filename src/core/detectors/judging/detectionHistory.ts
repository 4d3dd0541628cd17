import { type DetectionRequest } from '../request/detection';
import { type HistoryNeed } from '../detector/historyNeed';
import { findDetector } from '../registry';
import { requestedContext } from '../request/requestedContext';
import { rulesReach } from '../rules/ruledScores';
import { minimumWindow } from '../rules/minimumWindow';
import { ZoneClock } from '../clock/zoneClock';

const dayMs = 86_400_000;

/**
 * What has to be known before the first judged time of a request: the detector's history, and what the rules look back at. Throws a
 * RangeError when the detector is unknown or an option is invalid.
 */
export function detectionHistory(request: DetectionRequest, stepMs: number): HistoryNeed {
  const detector = findDetector(request.detector);
  const { options } = requestedContext(detector, request, stepMs, new ZoneClock('UTC'));
  const need = detector.history(options, stepMs);
  const ruled = rulesReach(request);
  const samples = minimumWindow(need, request, stepMs) + ruled;
  // A pinned model learns nothing from what came before: only levels of the newest samples and the rules look back.
  const isProfiled = request.training === undefined && need.profileDays > 0;
  return {
    fineMs: samples * stepMs,
    profileDays: isProfiled ? need.profileDays + Math.ceil((ruled * stepMs) / dayMs) : 0,
  };
}
