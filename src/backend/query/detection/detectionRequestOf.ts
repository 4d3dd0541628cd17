import { type AnomalyAnalysis } from '../../../protocol/analyses/anomaly';
import { type JudgementRequest } from './judgementRequest';

type Rules = Omit<AnomalyAnalysis, 'kind' | 'format'>;

/** What a query asks of the core, by the clock of a zone. */
export function detectionRequestOf(analysis: Rules, zone: string | undefined): JudgementRequest {
  const { detector, options, direction, minDeviation, minSamples, confirm, quietSamples, seed } = analysis;
  const { alertsPerWeek, training, asRules } = analysis;
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
    ...(asRules ? { asRules } : {}),
  };
}
