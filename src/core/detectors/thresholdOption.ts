import { type OptionSpec } from './detectorOptions';

/** The threshold of a detector that measures in standard deviations of what it expects. */
export function thresholdOption(standard: number): OptionSpec {
  return {
    name: 'threshold',
    title: 'Threshold',
    description: 'Standard deviations from the expected value at which a value becomes anomalous',
    kind: 'number',
    default: standard,
    minimum: 0.1,
    maximum: 100,
  };
}
