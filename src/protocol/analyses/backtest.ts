import { z } from 'zod';
import { epochMs, longestMs, nameText } from '../bounds';
import { detectionRules } from './anomaly';

const { sensitivity: _, ...rules } = detectionRules;

/**
 * Replays a detector over the range, once for each sensitivity: how often it would have alerted and, where incidents are
 * known, how many it would have found and how soon. One row a sensitivity.
 */
export const backtestAnalysis = z.strictObject({
  kind: z.literal('backtest'),
  ...rules,
  sensitivities: z.array(z.number().min(0).max(1)).max(20).default([]).meta({
    title: 'Sensitivities',
    description: 'Which to compare, from 0 to 1, as a JSON list. The options as they are where it is empty.',
  }),
  incidents: z
    .array(z.strictObject({ fromMs: epochMs, toMs: epochMs }))
    .max(1000)
    .default([])
    .meta({ title: 'Incidents', description: 'Known incidents, as a JSON list of {"fromMs", "toMs"}.' }),
  incidentInput: nameText.optional().meta({
    title: 'Incident input',
    description: 'The input whose series are above 0 during incidents, such as ALERTS.',
  }),
  leadMs: z.number().int().min(0).max(longestMs).default(0).meta({
    title: 'Lead',
    unit: 'duration',
    description: 'An alert so long before an incident still counts as finding it.',
  }),
});
export type BacktestAnalysis = z.infer<typeof backtestAnalysis>;
