import { z } from 'zod';
import { labelNames, longestMs, nameText } from '../bounds';

/** What is declared of the series of one input. */
const declaration = z
  .strictObject({
    input: nameText.meta({ title: 'Input', description: 'Whose series it is about.' }),
    requiredLabels: labelNames
      .default([])
      .meta({ title: 'Required labels', description: 'A series without one of these violates it.' }),
    minValue: z
      .number()
      .min(-Number.MAX_VALUE)
      .max(Number.MAX_VALUE)
      .optional()
      .meta({ title: 'Least value', unset: 'none', description: 'A value below violates it.' }),
    maxValue: z
      .number()
      .min(-Number.MAX_VALUE)
      .max(Number.MAX_VALUE)
      .optional()
      .meta({ title: 'Greatest value', unset: 'none', description: 'A value above violates it.' }),
  })
  .refine(({ minValue, maxValue }) => !((minValue ?? -Infinity) > (maxValue ?? Infinity)), {
    path: ['minValue'],
    error: 'must not be above maxValue',
  });

/** Reports how well each series was sampled: one row a series, usable by tables and alert rules. */
export const qualityAnalysis = z.strictObject({
  kind: z.literal('quality'),
  staleAfterMs: z.number().int().min(1000).max(longestMs).optional().meta({
    title: 'Stale after',
    unit: 'duration',
    description: 'A series without a value for so long is stale. Five steps where it is empty.',
  }),
  schema: z.array(declaration).max(100).default([]).meta({
    title: 'Expected',
    description: 'What the series of an input must be: violations are counted for each series.',
  }),
});
export type QualityAnalysis = z.infer<typeof qualityAnalysis>;
