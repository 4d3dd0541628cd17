import { type DetectorOptions } from '../declaration/detectorOptions';
import { sensitivityAt } from './sensitivityAt';
import { sigmaThreshold } from './sigmaThreshold';
import { toleranceOption } from '../declaration/toleranceOption';

/** The {@link toleranceOption} that a rate of alerts stands for. */
export function toleranceAt(alertsPerWeek: number): DetectorOptions {
  const atOneAMonth = toleranceOption.parse(undefined);
  return { tolerance: (atOneAMonth * sigmaThreshold(sensitivityAt(alertsPerWeek))) / sigmaThreshold(0.5) };
}
