import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { walkForwardOptions } from '../declaration/walkForwardOptions';

/** What `isolationForest` is called and what it takes. */
export const isolationForestDeclaration = {
  id: 'isolationForest',
  title: 'Isolation forest',
  description: 'Rows that few random cuts suffice to separate from all others',
  options: z.strictObject({
    contamination: z
      .number()
      .min(0.0001)
      .max(0.5)
      .default(0.01)
      .meta({ title: 'Contamination', description: 'Share of the training that counts as anomalous' }),
    ...walkForwardOptions,
  }),
} satisfies DetectorDeclaration;
