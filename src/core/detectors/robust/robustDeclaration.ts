import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { thresholdOption } from '../declaration/thresholdOption';

/** One alert a month on fault-free series of the benchmark `quiet`. */
const calmThreshold = 5.6;

/** What `robust` is called and what it takes. */
export const robustDeclaration = {
  id: 'robust',
  title: 'Robust (median and MAD)',
  description: 'Distance from the median of the values before, in median absolute deviations',
  options: z.strictObject({
    window: z
      .number()
      .int()
      .min(5)
      .max(20_000)
      .default(100)
      .meta({ title: 'Window', description: 'How many samples before the present one are its reference' }),
    threshold: thresholdOption(calmThreshold),
  }),
} satisfies DetectorDeclaration;
