import { type AnalysisContext } from '../analyser/analyser';
import { type DetectionData } from '../analyser/detectionData';

/** What a part of a detection works on; every one has it. */
export function detectionDataOf({ detections }: AnalysisContext): DetectionData {
  const [detection] = detections ?? [];
  if (detection === undefined) {
    throw new TypeError('a detection has no data');
  }
  return detection;
}
