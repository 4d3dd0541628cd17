import { z } from 'zod';
import { labelNames, longestMs, nameText } from '../bounds';
import { dependencies } from '../dependencies';

/**
 * Groups alerts into incidents and finds the one that set off the others. The inputs are alert series, such as
 * `ALERTS{alertstate="firing"}`: an alert fires where its series has a value above 0. Formats: `incidents`, a table of
 * services; `graph`, for the node graph panel; `suppression`, for alert rules: 1 for each service whose alert another
 * one explains, else 0; `life`, time series of each incident's state: 0 over, 1 open, 2 growing.
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
  rules: z
    .array(
      z.strictObject({
        parent: nameText.meta({
          title: 'Alert',
          description: 'The name of the alert that explains; * stands for any text.',
        }),
        child: nameText.meta({
          title: 'explains alert',
          description: 'The name of the alert that is explained; * stands for any text.',
        }),
        equal: labelNames
          .default([])
          .meta({ title: 'with the same', description: 'Labels that both alerts have with the same value.' }),
      })
    )
    .max(50)
    .default([])
    .meta({
      title: 'Which alerts explain others',
      description: 'Beside the graph: the node that is down and the pods on it. For as long as the first one fires.',
    }),
  serviceLabels: labelNames.optional().meta({
    title: 'Service labels',
    description: 'Labels that name the service, the most telling first. Found from the series where it is empty.',
  }),
  format: z
    .enum(['incidents', 'graph', 'suppression', 'life'])
    .default('incidents')
    .meta({
      title: 'Show',
      description: 'A table of incidents, a node graph, numbers for alert rules, or how incidents begin, grow and end.',
      choices: {
        incidents: 'Incidents',
        graph: 'Graph of services',
        suppression: 'Which alerts follow another',
        life: 'Incidents through time',
      },
    }),
});
export type AlertCascadeAnalysis = z.infer<typeof alertCascadeAnalysis>;
