import { z } from 'zod';

/**
 * How strongly the input series move together. Formats: `matrix` for the correlation panel; `pairs` for tables and
 * alert rules, one row for each pair.
 */
export const correlationAnalysis = z.strictObject({
  kind: z.literal('correlation'),
  method: z.enum(['pearson', 'spearman', 'kendall']).default('pearson'),
  /** Pairs with fewer joined points than this have no coefficient. */
  minOverlap: z.number().int().min(3).default(5),
  /** Search lags up to this far either way for the strongest coefficient; 0 compares at the same time only. */
  maxLagMs: z.number().int().min(0).default(0),
  order: z.enum(['input', 'name', 'clustered']).default('input'),
  format: z.enum(['matrix', 'pairs']).default('matrix'),
});
export type CorrelationAnalysis = z.infer<typeof correlationAnalysis>;
