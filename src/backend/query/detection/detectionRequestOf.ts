import { type DetectionRequest } from '../../../core/detectors/request/detection';
import { type AnomalyAnalysis } from '../../../protocol/analyses/anomaly';

type Rules = Omit<AnomalyAnalysis, 'kind' | 'format'>;

/** What a query asks of the core, by the clock of a zone. */
export function detectionRequestOf(analysis: Rules, zone: string | undefined): DetectionRequest {
  const { detector, options, direction, minDeviation, minSamples, confirm, quietSamples, seed } = analysis;
  const { alertsPerWeek, training } = analysis;
  return {
    detector,
    options,
    direction,
    minDeviation,
    minSamples,
    confirm,
    quietSamples,
    seed,
    ...(zone === undefined ? {} : { zone }),
    ...(alertsPerWeek === undefined ? {} : { alertsPerWeek }),
    ...(training === undefined ? {} : { training }),
  };
}
