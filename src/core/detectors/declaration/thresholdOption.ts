import { z } from 'zod';

/** The threshold of a detector that measures in standard deviations of what it expects. */
export function thresholdOption(standard: number): z.ZodDefault<z.ZodNumber> {
  return z.number().min(0.1).max(100).default(standard).meta({
    title: 'Threshold',
    description: 'Standard deviations from the expected value at which a value becomes anomalous',
  });
}
