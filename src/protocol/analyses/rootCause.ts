import { z } from 'zod';
import { rankingMethodIds } from '../../core/rootcause/methods/rankingMethodIds';
import { epochMs, labelNames, longestMs, nameText } from '../bounds';
import { dependencies } from '../dependencies';

const range = z
  .strictObject({
    fromMs: epochMs.meta({ title: 'From', unit: 'time' }),
    toMs: epochMs.meta({ title: 'To', unit: 'time' }),
  })
  .refine(({ fromMs, toMs }) => fromMs < toMs, 'fromMs must lie before toMs');

/**
 * Ranks services and metrics as causes of an incident. The inputs are metrics of many services. Formats: `services`,
 * `metrics` and `changes`, tables with the evidence; `graph`, for the node graph panel. Alert rules get each service's confidence.
 */
export const rootCauseAnalysis = z
  .strictObject({
    kind: z.literal('rootCause'),
    target: nameText.optional().meta({
      title: 'Symptom',
      description: 'The series that shows the trouble: by its name, or the first one of an input that has an anomaly.',
    }),
    window: range.optional().meta({
      title: 'Incident',
      description:
        "When it happened; an incident under way when it begins counts from its onset. Without it, the target's greatest anomaly in the range.",
    }),
    lastMs: z.number().int().min(1000).max(longestMs).optional().meta({
      title: 'Incident is the last',
      unit: 'duration',
      description: 'For alert rules: what goes on at the end of the range, from its onset on; nothing once it is over.',
    }),
    events: z
      .array(
        z.strictObject({
          timeMs: epochMs,
          name: z.string().max(2000).default(''),
          tags: z.array(z.string().max(2000)).max(100).default([]),
        })
      )
      .max(1000)
      .default([])
      .meta({
        title: 'What was done',
        description: 'Deployments and the like. One whose text or tags name a service makes it more suspect.',
      }),
    annotationTags: labelNames.default([]).meta({
      title: 'Annotation tags',
      description: 'Annotations with all of these tags tell what was done, too. Not in alert rules.',
    }),
    baseline: range.optional().meta({
      title: 'Compared with',
      description: 'When all was well.',
    }),
    earlierDays: z.number().int().min(0).max(7).default(7).meta({
      title: 'Earlier days',
      description:
        'So many earlier days tell what is usual at this time; with 7, two more of the same weekday. Not with a time to compare with.',
    }),
    dependencies,
    method: z
      .enum(rankingMethodIds)
      .default('combined')
      .meta({
        title: 'Method',
        description: 'The combined ranking, or one of its rivals.',
        choices: {
          combined: 'Combined',
          'n-sigma': 'Standard deviations from the baseline',
          'robust-score': 'Median and quartiles of the baseline (BARO)',
          correlation: 'Correlation with the symptom',
          'graph-traversal': 'Graph traversal',
          'random-walk': 'Random walk',
        },
      }),
    minShift: z.number().min(0).default(3).meta({
      title: 'Minimum shift',
      description: 'A metric stands out when its lasting shift reaches this many spreads of its baseline.',
    }),
    serviceLabels: labelNames.optional().meta({
      title: 'Service labels',
      description: 'Labels that name the service, the most telling first. Found from the series where it is empty.',
    }),
    format: z
      .enum(['services', 'metrics', 'changes', 'graph', 'report'])
      .default('services')
      .meta({
        title: 'Show',
        description: 'A table of services, of metrics or of changes, a node graph, or all of them at once.',
        choices: {
          services: 'Services',
          metrics: 'Metrics',
          changes: 'Changes',
          graph: 'Graph of services',
          report: 'Everything',
        },
      }),
  })
  .refine(({ target, window, lastMs }) => target !== undefined || window !== undefined || lastMs !== undefined, {
    path: ['target'],
    message: 'say when the incident was ("window" or "lastMs"), or name the "target" that shows it',
  });
export type RootCauseAnalysis = z.infer<typeof rootCauseAnalysis>;
