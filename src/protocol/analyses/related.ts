import { z } from 'zod';
import { epochMs, longestMs, nameText } from '../bounds';

/** Ranks series by how strongly they move with a target around a time; without one by how much they changed then. */
export const relatedAnalysis = z.strictObject({
  kind: z.literal('related'),
  target: nameText.optional().meta({
    title: 'Moves with',
    unset: 'nothing',
    description:
      'The series that the others are compared with: by its name, or the first one of an input. Without one, all series by how much they changed.',
  }),
  changeBy: z
    .enum(['distribution', 'volume'])
    .default('distribution')
    .meta({
      title: 'Changes by',
      description: 'Without a series to move with: what the window is compared with the four times as long before by.',
      choices: { distribution: 'All values (Kolmogorov and Smirnov)', volume: 'Means' },
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
