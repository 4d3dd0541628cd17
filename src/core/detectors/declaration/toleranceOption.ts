import { z } from 'zod';

/** The threshold of a detector that has no scale of its own: a multiple of what is rare in its training. */
export const toleranceOption = z.number().min(0.1).max(100).default(1.5).meta({
  title: 'Tolerance',
  description: 'Multiple of the distance that is rare in the training at which a row becomes anomalous',
});
