import { detect } from '../../../core/detectors/detect';
import { type Detection, type DetectionRequest } from '../../../core/detectors/detection';
import { withOptionErrors } from '../withOptionErrors';
import { type DetectionData } from './detectionData';

/** Judges what is to be judged of the data: the one way in which panels, alert rules, streams and backtests do it. */
export function judge({ matrix, ...inputs }: DetectionData, request: DetectionRequest): Detection {
  return withOptionErrors(() => detect(matrix, request, inputs));
}
