import { detect } from '../../../core/detectors/judging/detect';
import { type Detection, type DetectionRequest } from '../../../core/detectors/request/detection';
import { withOptionErrors } from '../analyser/withOptionErrors';
import { type DetectionData } from '../analyser/detectionData';

/** Judges what is to be judged of the data: the one way in which panels, alert rules, streams and backtests do it. */
export function judge({ matrix, ...inputs }: DetectionData, request: DetectionRequest): Detection {
  return withOptionErrors(() => detect(matrix, request, inputs));
}
