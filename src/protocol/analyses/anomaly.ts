import { z } from 'zod';

/** What an anomaly query returns. */
export const anomalyFormats = ['bands', 'scores', 'summary'] as const;

/**
 * Finds what is unusual in each input series. Formats: `bands` for panels (value, expected, lower, upper and score of
 * each series); `scores` for alert rules (one score series each, labels kept); `summary` for
 * alert rules (one row a series: latest score, highest score, fraction of anomalous points).
 */
export const anomalyAnalysis = z.strictObject({
  kind: z.literal('anomaly'),
  detector: z.string().min(1).default('ensemble'),
  /** The detector's own options; its registry entry says which there are. */
  options: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).default({}),
  direction: z.enum(['both', 'above', 'below']).default('both'),
  minDeviation: z.number().min(0).default(0),
  minSamples: z.number().int().min(2).default(10),
  sensitivity: z.number().min(0).max(1).optional(),
  /** m-of-n confirmation: anomalous once `required` of the last `of` points are. */
  confirm: z
    .strictObject({ required: z.number().int().min(1), of: z.number().int().min(1) })
    .refine(({ required, of }) => required <= of, 'required must not exceed of')
    .default({ required: 1, of: 1 }),
  /** Fit on this range only, so that an incident does not teach the model. */
  training: z
    .strictObject({ fromMs: z.number(), toMs: z.number() })
    .refine(({ fromMs, toMs }) => fromMs < toMs, 'fromMs must lie before toMs')
    .optional(),
  seed: z.number().int().default(42),
  format: z.enum(anomalyFormats).default('bands'),
});
export type AnomalyAnalysis = z.infer<typeof anomalyAnalysis>;
