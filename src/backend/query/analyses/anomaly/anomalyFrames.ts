import { type DetectionExplanation } from '../../../../core/detectors/explain/explanation';
import { type AnomalyAnalysis } from '../../../../protocol/analyses/anomaly';
import { type AnalysisResult } from '../../analyser';
import { bandFrames } from './bandFrames';
import { countFrame } from './countFrame';
import { type BlockDetection } from './detectInBlocks';
import { eventsFrame } from './eventsFrame';
import { reasonNotices } from './reasonNotices';
import { scoreFrames } from './scoreFrames';
import { summaryFrame } from './summaryFrame';

/** The frames of a detection in one of the formats that a query can ask for; events are what was explained. */
export function anomalyFrames(
  found: BlockDetection,
  format: AnomalyAnalysis['format'],
  explanation: DetectionExplanation = { anomalies: [], unjudged: [] }
): AnalysisResult {
  const notices = reasonNotices(found);
  switch (format) {
    case 'bands':
      return { frames: bandFrames(found), notices };
    case 'scores':
      return { frames: scoreFrames(found), notices };
    case 'summary':
      return { frames: [summaryFrame(found)], notices };
    case 'count':
      return { frames: [countFrame(found)], notices };
    case 'events':
      return { frames: [eventsFrame(found.matrix, explanation)], notices };
  }
}
