import { detectionHistory } from '../../../core/detectors/judging/detectionHistory';
import { type HistoryNeed } from '../../../core/detectors/detector/historyNeed';
import { replayHistoryMs } from '../../../core/rules/replay/replayHistoryMs';
import { QueryError } from '../../queryError';
import { type JudgementRequest } from './judgementRequest';

/** What has to be known before the first judged time of a request. */
export function judgementHistory(request: JudgementRequest, stepMs: number): HistoryNeed {
  if (request.asRules !== true) {
    return detectionHistory(request, stepMs);
  }
  const history = replayHistoryMs(request, stepMs);
  if (!history.ok) {
    throw new QueryError(`analysis: ${history.error}`);
  }
  return { fineMs: Math.ceil(history.value / stepMs) * stepMs, profileDays: 0 };
}
