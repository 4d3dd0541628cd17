import { type DetectionExplanation } from '../../../../core/detectors/explain/explanation';
import { type AnomalyAnalysis } from '../../../../protocol/analyses/anomaly';
import { type AnalysisResult } from '../../analyser/analyser';
import { bandFrames } from './bandFrames';
import { countFrame } from './countFrame';
import { type JudgedMatrix } from '../../detection/judgedMatrix';
import { eventsFrame } from './eventsFrame';
import { reasonNotices } from './reasonNotices';
import { scoreFrames } from './scoreFrames';
import { shownSeries } from './shownSeries';
import { summaryFrame } from './summaryFrame';

/**
 * The frames of a detection in one of the formats that a query can ask for; events are what was explained. Pauses often.
 *
 * @param thinMs of each interval of this length series show one time, see `shownSeries`
 */
export function* anomalyFrames(
  found: JudgedMatrix,
  format: AnomalyAnalysis['format'],
  thinMs: number | undefined,
  explanation: DetectionExplanation = { anomalies: [], unjudged: [] }
): Generator<undefined, AnalysisResult> {
  const notices = reasonNotices(found);
  switch (format) {
    case 'bands':
      return { frames: yield* bandFrames(yield* shownSeries(found, thinMs)), notices };
    case 'scores':
      return { frames: yield* scoreFrames(found, thinMs), notices };
    case 'summary':
      return { frames: [yield* summaryFrame(found)], notices };
    case 'count':
      return { frames: [yield* countFrame(found, thinMs)], notices };
    case 'events':
      return { frames: [eventsFrame(found.matrix, explanation)], notices };
  }
}
