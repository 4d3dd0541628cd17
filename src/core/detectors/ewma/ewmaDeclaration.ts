import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { clipOption } from '../declaration/clipOption';
import { thresholdOption } from '../declaration/thresholdOption';

/** One alert a month on fault-free series of the benchmark `quiet`. */
const calmThreshold = 5.8;

/** What `ewma` is called and what it takes. */
export const ewmaDeclaration = {
  id: 'ewma',
  title: 'Exponentially weighted mean',
  description: 'Distance from a mean in which older values count less and less',
  options: z.strictObject({
    alpha: z
      .number()
      .min(0.0001)
      .max(1)
      .default(0.05)
      .meta({ title: 'Weight of the newest', description: 'How much of the mean the newest value makes up' }),
    threshold: thresholdOption(calmThreshold),
    clip: clipOption,
  }),
} satisfies DetectorDeclaration;
