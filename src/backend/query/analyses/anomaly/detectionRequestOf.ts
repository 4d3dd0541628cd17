import { type DetectionRequest } from '../../../../core/detectors/detection';
import { type AnomalyAnalysis } from '../../../../protocol/analyses/anomaly';

type Rules = Pick<
  AnomalyAnalysis,
  'detector' | 'options' | 'direction' | 'minDeviation' | 'minSamples' | 'confirm' | 'quietSamples' | 'seed'
> &
  Partial<Pick<AnomalyAnalysis, 'sensitivity' | 'training'>>;

/** What a query asks of the core. */
export function detectionRequestOf(analysis: Rules): DetectionRequest {
  const { detector, options, direction, minDeviation, minSamples, confirm, quietSamples, seed } = analysis;
  const { sensitivity, training } = analysis;
  return {
    detector,
    options,
    direction,
    minDeviation,
    minSamples,
    confirm,
    quietSamples,
    seed,
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(training === undefined ? {} : { training }),
  };
}
