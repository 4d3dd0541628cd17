import { type AnalysisContext } from '../analyser';
import { type DetectionData } from './detectionData';

/** What a detection works on; every query of that kind has it. */
export function detectionDataOf({ detection }: AnalysisContext): DetectionData {
  if (detection === undefined) {
    throw new TypeError('a detection has no data');
  }
  return detection;
}
