import { type DetectionRequest } from '../../../../core/detectors/detection';
import { type AnomalyAnalysis } from '../../../../protocol/analyses/anomaly';

/** What an anomaly query asks of the core. */
export function detectionRequestOf({
  kind: _,
  format: __,
  sensitivity,
  training,
  ...rules
}: AnomalyAnalysis): DetectionRequest {
  return {
    ...rules,
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(training === undefined ? {} : { training }),
  };
}
