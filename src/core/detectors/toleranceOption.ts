import { type DetectorOptions, type OptionSpec } from './detectorOptions';
import { sensitivityAt } from './sensitivityAt';
import { sigmaThreshold } from './sigmaThreshold';

const standard = 1.5;

/** The threshold of a detector that has no scale of its own: a multiple of what is rare in its training. */
export const toleranceOption: OptionSpec = {
  name: 'tolerance',
  title: 'Tolerance',
  description: 'Multiple of the distance that is rare in the training at which a row becomes anomalous',
  kind: 'number',
  default: standard,
  minimum: 0.1,
  maximum: 100,
};

/** The tolerance that a rate of alerts stands for. */
export function toleranceAt(alertsPerWeek: number): DetectorOptions {
  return { tolerance: (standard * sigmaThreshold(sensitivityAt(alertsPerWeek))) / sigmaThreshold(0.5) };
}
