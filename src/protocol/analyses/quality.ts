import { z } from 'zod';
import { labelNames, longestMs, nameText } from '../bounds';

/** What is declared of the series of one input. */
const declaration = z
  .strictObject({
    input: nameText.meta({ title: 'Input' }),
    requiredLabels: labelNames.default([]).meta({ title: 'Required labels' }),
    minValue: z.number().min(-Number.MAX_VALUE).max(Number.MAX_VALUE).optional().meta({ title: 'Least value' }),
    maxValue: z.number().min(-Number.MAX_VALUE).max(Number.MAX_VALUE).optional().meta({ title: 'Greatest value' }),
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
    title: 'Schema',
    description:
      'A JSON list of {"input", "requiredLabels", "minValue", "maxValue"}: violations are counted for each series.',
  }),
});
export type QualityAnalysis = z.infer<typeof qualityAnalysis>;
