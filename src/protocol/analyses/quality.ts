import { z } from 'zod';
import { longestMs } from '../bounds';

/** Reports how well each series was sampled: one row a series, usable by tables and alert rules. */
export const qualityAnalysis = z.strictObject({
  kind: z.literal('quality'),
  staleAfterMs: z.number().int().min(1000).max(longestMs).optional().meta({
    title: 'Stale after',
    unit: 'duration',
    description: 'A series without a value for so long is stale. Five steps where it is empty.',
  }),
});
