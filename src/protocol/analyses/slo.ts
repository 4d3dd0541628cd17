import { z } from 'zod';
import { labelNames, longestMs, nameText } from '../bounds';

/**
 * The state of a service level objective from good and total events. Formats: `status` (what is left of the error
 * budget), `burnRates` (time series, one a window), `alerts` (the multi-window alerts, 1 where one fires).
 */
export const sloAnalysis = z.strictObject({
  kind: z.literal('slo'),
  objective: z.number().gt(0).lt(1).default(0.999).meta({
    title: 'Objective',
    unit: 'percent',
    description: 'The share of good events aimed at.',
  }),
  good: nameText.default('good').meta({ title: 'Good input', description: 'The input that counts good events.' }),
  total: nameText.default('total').meta({ title: 'Total input', description: 'The input that counts all events.' }),
  encoding: z
    .enum(['counter', 'increment'])
    .default('counter')
    .meta({
      title: 'Counting',
      description: 'Counters grow and start anew at 0; increments are the events since the sample before.',
      choices: { counter: 'Counters', increment: 'Increments' },
    }),
  by: labelNames.default([]).meta({
    title: 'By labels',
    description: 'One objective for each combination of these labels; one for all where it is empty.',
  }),
  periodMs: z
    .number()
    .int()
    .min(3_600_000)
    .max(longestMs)
    .default(30 * 86_400_000)
    .meta({ title: 'Period', unit: 'duration', description: 'What the objective is promised for.' }),
  format: z
    .enum(['status', 'burnRates', 'alerts'])
    .default('status')
    .meta({
      title: 'Show',
      description: 'What is left of the error budget, how fast it is spent, or which alerts fire.',
      choices: { status: 'Error budget', burnRates: 'Burn rates', alerts: 'Burn-rate alerts' },
    }),
});
export type SloAnalysis = z.infer<typeof sloAnalysis>;
