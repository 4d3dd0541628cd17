import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { clipOption } from '../declaration/clipOption';
import { thresholdOption } from '../declaration/thresholdOption';

/** One alert a month on fault-free series of the benchmark `quiet`. */
const calmThreshold = 5.4;

/** What `rollingZScore` is called and what it takes. */
export const rollingZScoreDeclaration = {
  id: 'rollingZScore',
  title: 'Rolling z-score',
  description: 'Distance from the mean of the values before, in their standard deviations',
  options: z.strictObject({
    window: z
      .number()
      .int()
      .min(3)
      .max(100_000)
      .default(100)
      .meta({ title: 'Window', description: 'How many samples before the present one are its reference' }),
    threshold: thresholdOption(calmThreshold),
    clip: clipOption,
  }),
} satisfies DetectorDeclaration;
