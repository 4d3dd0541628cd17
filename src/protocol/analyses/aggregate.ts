import { z } from 'zod';
import { longestMs } from '../bounds';

/** Aggregates each series over windows of time. */
export const aggregateAnalysis = z.strictObject({
  kind: z.literal('aggregate'),
  function: z
    .enum(['avg', 'min', 'max', 'sum', 'count', 'last', 'increase', 'rate', 'stddev', 'quantile'])
    .default('avg')
    .meta({
      title: 'Function',
      description: 'Increase and rate (a second) are for counters: a drop is a reset.',
      choices: {
        avg: 'Average',
        min: 'Minimum',
        max: 'Maximum',
        sum: 'Sum',
        count: 'Count',
        last: 'Last value',
        increase: 'Increase',
        rate: 'Rate a second',
        stddev: 'Standard deviation',
        quantile: 'Quantile',
      },
    }),
  quantile: z.number().min(0).max(1).default(0.99).meta({
    title: 'Quantile',
    description: 'Which quantile, for that function: 0.99 is p99.',
  }),
  windowMs: z.number().int().min(1000).max(longestMs).default(300_000).meta({
    title: 'Window',
    unit: 'duration',
    description: 'Each value comes from the samples of the window that ends at its time.',
  }),
});
export type AggregateAnalysis = z.infer<typeof aggregateAnalysis>;
