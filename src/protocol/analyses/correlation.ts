import { z } from 'zod';
import { longestMs, nameText } from '../bounds';

/**
 * How strongly the input series move together. Formats: `matrix` for the correlation panel; `pairs` for tables and
 * alert rules, one row for each pair.
 */
export const correlationAnalysis = z.strictObject({
  kind: z.literal('correlation'),
  method: z
    .enum(['pearson', 'spearman', 'kendall'])
    .default('pearson')
    .meta({
      title: 'Coefficient',
      description: "Pearson's for straight lines, Spearman's or Kendall's for any monotonous relation.",
      choices: { pearson: 'Pearson', spearman: 'Spearman', kendall: 'Kendall' },
    }),
  minOverlap: z.number().int().min(3).max(100_000).default(5).meta({
    title: 'Minimum overlap',
    description: 'Pairs with fewer joined points than this have no coefficient.',
  }),
  maxLagMs: z.number().int().min(0).max(longestMs).default(0).meta({
    title: 'Maximum lag',
    unit: 'duration',
    description: 'Search lags up to this far either way for the strongest coefficient; 0 compares the same time only.',
  }),
  controlFor: nameText.optional().meta({
    title: 'Control for',
    description: 'The input whose series are held constant, such as the traffic: what they explain is taken out first.',
  }),
  order: z
    .enum(['input', 'name', 'clustered'])
    .optional()
    .meta({
      title: 'Order',
      unset: 'as they come; pairs: the strongest first',
      description: 'The order of rows and columns, or of pairs; clustered puts what moves together side by side.',
      choices: { input: 'As they come', name: 'By name', clustered: 'Clustered' },
    }),
  format: z
    .enum(['matrix', 'pairs'])
    .default('matrix')
    .meta({
      title: 'Show',
      description: 'A matrix for the correlation panel, or one row a pair for tables and alert rules.',
      choices: { matrix: 'Matrix', pairs: 'Pairs' },
    }),
});
export type CorrelationAnalysis = z.infer<typeof correlationAnalysis>;
