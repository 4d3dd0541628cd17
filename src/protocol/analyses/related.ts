import { z } from 'zod';
import { epochMs, longestMs, nameText } from '../bounds';

/** Ranks series by how strongly they move with a target around a time. */
export const relatedAnalysis = z.strictObject({
  kind: z.literal('related'),
  target: nameText.meta({
    title: 'Moves with',
    description: 'The series that the others are compared with: by its name, or the first one of an input.',
  }),
  aroundMs: epochMs.optional().meta({
    title: 'Around',
    unit: 'time',
    description: 'The time to look around. The middle of the range where it is empty.',
  }),
  halfWidthMs: z.number().int().min(1000).max(longestMs).optional().meta({
    title: 'Half width',
    unit: 'duration',
    description: 'How far to look before and after that time. Half of the range where it is empty.',
  }),
  maxLagMs: z.number().int().min(0).max(longestMs).default(600_000).meta({
    title: 'Maximum lag',
    unit: 'duration',
    description: 'How far a series may lead or follow the target.',
  }),
  method: z
    .enum(['pearson', 'spearman'])
    .default('pearson')
    .meta({
      title: 'Coefficient',
      description: "Pearson's for straight lines, Spearman's for any monotonous relation.",
      choices: { pearson: 'Pearson', spearman: 'Spearman' },
    }),
  threshold: z.number().min(0).max(1).default(0.7).meta({
    title: 'Strong from',
    description: 'The least |r| that is marked as strong.',
  }),
});
