import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { thresholdOption } from '../declaration/thresholdOption';

/** One alert a month on fault-free series of the benchmark `quiet`. */
const calmThreshold = 7.5;

/** What `levelShift` is called and what it takes. */
export const levelShiftDeclaration = {
  id: 'levelShift',
  title: 'Level shift',
  description: 'A lasting change of the level: the newest median against the median before',
  options: z.strictObject({
    recent: z
      .number()
      .int()
      .min(1)
      .max(5000)
      .default(10)
      .meta({ title: 'Recent samples', description: 'How many of the newest samples make up the new level' }),
    window: z
      .number()
      .int()
      .min(5)
      .max(20_000)
      .default(60)
      .meta({ title: 'Window', description: 'How many samples before the recent ones make up the old level' }),
    threshold: thresholdOption(calmThreshold),
  }),
} satisfies DetectorDeclaration;
