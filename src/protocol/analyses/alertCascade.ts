import { z } from 'zod';
import { labelNames, longestMs } from '../bounds';
import { dependencies } from '../dependencies';

/**
 * Groups alerts into incidents and finds the one that set off the others. The inputs are alert series, such as
 * `ALERTS{alertstate="firing"}`: an alert fires where its series has a value above 0. Formats: `incidents`, a table of
 * services; `graph`, for the node graph panel; `suppression`, for alert rules: 1 for each service whose alert another
 * one explains, else 0.
 */
export const alertCascadeAnalysis = z.strictObject({
  kind: z.literal('alertCascade'),
  dependencies,
  windowMs: z.number().int().min(1000).max(longestMs).default(300_000).meta({
    title: 'Window',
    unit: 'duration',
    description: 'An alert must follow the one that explains it within this time.',
  }),
  lookbackMs: z.number().int().min(1000).max(longestMs).default(3_600_000).meta({
    title: 'Lookback',
    unit: 'duration',
    description: 'How far before the range alerts are looked at, since an alert there may explain one within it.',
  }),
  serviceLabels: labelNames.optional().meta({
    title: 'Service labels',
    description: 'Labels that name the service, the most telling first. Found from the series where it is empty.',
  }),
  format: z
    .enum(['incidents', 'graph', 'suppression'])
    .default('incidents')
    .meta({
      title: 'Show',
      description: 'A table of incidents, a node graph, or numbers for alert rules.',
      choices: { incidents: 'Incidents', graph: 'Graph of services', suppression: 'Which alerts follow another' },
    }),
});
export type AlertCascadeAnalysis = z.infer<typeof alertCascadeAnalysis>;
