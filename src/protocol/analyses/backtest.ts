import { z } from 'zod';
import { epochMs, longestMs, nameText } from '../bounds';
import { detectionRules } from './anomaly';
import { refuseUnknownOptions } from './refuseUnknownOptions';

/**
 * Replays a detector over the range, once for each rate of alerts: how often it would have alerted and, where incidents are
 * known, how many it would have found and how soon. One row a rate.
 */
export const backtestAnalysis = z
  .strictObject({
    kind: z.literal('backtest'),
    ...detectionRules,
    alertRates: z.array(z.number().gt(0).max(1000)).max(20).default([]).meta({
      title: 'Alert rates',
      description: 'Which "alerts a week" to compare, one row each. The options as they are where it is empty.',
    }),
    incidents: z
      .array(z.strictObject({ fromMs: epochMs, toMs: epochMs }))
      .max(1000)
      .default([])
      .meta({ title: 'Incidents', description: 'When something was wrong: alerts at other times are false ones.' }),
    incidentInput: nameText.optional().meta({
      title: 'Incident input',
      description: 'The input whose series are above 0 during incidents, such as ALERTS.',
    }),
    leadMs: z.number().int().min(0).max(longestMs).default(0).meta({
      title: 'Lead',
      unit: 'duration',
      description: 'An alert so long before an incident still counts as finding it.',
    }),
  })
  .superRefine(refuseUnknownOptions);
export type BacktestAnalysis = z.infer<typeof backtestAnalysis>;
