import { z } from 'zod';
import { epochMs, labelNames, longestMs, nameText } from '../bounds';

/**
 * Compares each series before and after the events of the range, such as deployments: one row for each event and
 * series. Alert rules get one row a series, with the greatest change that is significant and meaningful, else 0.
 */
export const eventImpactAnalysis = z
  .strictObject({
    kind: z.literal('eventImpact'),
    events: z
      .array(z.strictObject({ timeMs: epochMs, name: z.string().max(2000).default('') }))
      .max(1000)
      .default([])
      .meta({ title: 'Events', description: 'What happened, and when.' }),
    eventInput: nameText.optional().meta({
      title: 'Event input',
      description: 'The input whose series mark events: each begins or changes to another value above 0 at one.',
    }),
    annotationTags: labelNames.default([]).meta({
      title: 'Annotation tags',
      description: 'Annotations of the range with all of these tags are events too. Not in alert rules.',
    }),
    windowMs: z.number().int().min(2000).max(longestMs).default(600_000).meta({
      title: 'Window',
      unit: 'duration',
      description: 'Half of it lies before the event, half after it.',
    }),
    test: z
      .enum(['welch', 'student'])
      .default('welch')
      .meta({
        title: 'Test',
        description: 'The t-test of the means.',
        choices: { welch: "Welch's (spreads may differ)", student: "Student's (equal spreads)" },
      }),
    minChangePercent: z.number().min(0).default(5).meta({
      title: 'Meaningful from',
      unit: '%',
      description: 'The least change that counts.',
    }),
    significance: z.number().min(0).max(1).default(0.05).meta({
      title: 'False discoveries',
      unit: 'percent',
      description: 'The share of false discoveries that is accepted among the significant changes.',
    }),
    onlyChanged: z.boolean().default(true).meta({
      title: 'Only changes',
      description: 'Leave out what is not both significant and meaningful.',
    }),
  })
  .refine(
    ({ events, eventInput, annotationTags }) =>
      events.length > 0 || eventInput !== undefined || annotationTags.length > 0,
    { path: ['events'], message: 'give "events" with their times, or name the "eventInput" whose series mark them' }
  );
