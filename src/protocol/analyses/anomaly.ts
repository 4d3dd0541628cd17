import { z } from 'zod';
import { epochMs, nameText } from '../bounds';
import { refuseUnknownOptions } from './refuseUnknownOptions';

/** What anomaly queries and backtests share: the detector and the rules that its scores pass. */
export const detectionRules = {
  detector: nameText.default('ensemble').meta({
    title: 'Detector',
    description: 'How the usual is learned. The ensemble combines those that suit the data.',
  }),
  options: z
    .record(z.string().max(100), z.union([z.number(), z.string().max(2000), z.boolean()]))
    .refine((options) => Object.keys(options).length <= 50, 'must have at most 50 options')
    .default({})
    .meta({
      title: 'Detector options',
      description: "The detector's own options; its registry entry says which there are.",
    }),
  direction: z
    .enum(['both', 'above', 'below'])
    .default('both')
    .meta({
      title: 'Direction',
      description: 'Which side of the expected value counts.',
      choices: { both: 'Above and below', above: 'Above only', below: 'Below only' },
    }),
  alertsPerWeek: z.number().gt(0).max(1000).optional().meta({
    title: 'Alerts a week',
    unset: 'one a month',
    description:
      "How many false alerts a week and series are put up with. Replaces the detector's threshold, which stands for about one a month.",
  }),
  minDeviation: z.number().min(0).default(0).meta({
    title: 'Minimum deviation',
    description: "Values closer than this to the expected one are normal, in the series' own unit.",
  }),
  minSamples: z.number().int().min(2).max(100_000).default(10).meta({
    title: 'Minimum samples',
    description: 'How many values must have been seen before one is judged.',
  }),
  confirm: z
    .strictObject({
      required: z.number().int().min(1).max(1000).meta({ title: 'Anomalous points' }),
      of: z.number().int().min(1).max(1000).meta({ title: 'of the last' }),
    })
    .refine(({ required, of }) => required <= of, 'required must not exceed of')
    .default({ required: 1, of: 1 })
    .meta({ title: 'Confirmation', description: 'An anomaly counts once so many of the last points are anomalous.' }),
  quietSamples: z.number().int().min(0).max(100_000).default(0).meta({
    title: 'Quiet after an anomaly',
    description: 'For so many points after a score, lower ones are silenced: one alert an event.',
  }),
  training: z
    .strictObject({
      fromMs: epochMs.meta({ title: 'From', unit: 'time' }),
      toMs: epochMs.meta({ title: 'To', unit: 'time' }),
    })
    .refine(({ fromMs, toMs }) => fromMs < toMs, 'fromMs must lie before toMs')
    .optional()
    .meta({
      title: 'Training range',
      description: 'Learn from this range only, so that an incident does not teach the model.',
    }),
  asRules: z.boolean().default(false).meta({
    title: 'As rules',
    description:
      'Judge as the PromQL rules of the detector do, which come near to it. They know its options, alerts a week, direction and minimum deviation.',
  }),
  seed: z.number().int().default(42).meta({ title: 'Seed', description: 'Seeds detectors that draw at random.' }),
};

/** What an anomaly query returns. */
export const anomalyFormats = ['bands', 'scores', 'summary', 'count', 'events'] as const;

/**
 * Finds what is unusual in each input series. Formats: `bands` for panels (value, expected, lower, upper and score of
 * each series); `events` for tables and annotations (each anomaly, explained); `scores` for alert rules (one score series
 * each, labels kept); `summary` for alert rules (one row a series: latest score, highest score, fraction of anomalous
 * points); `count` for alert rules on the whole (how many series are anomalous at each time).
 */
export const anomalyAnalysis = z
  .strictObject({
    kind: z.literal('anomaly'),
    ...detectionRules,
    format: z
      .enum(anomalyFormats)
      .default('bands')
      .meta({
        title: 'Show',
        description:
          'Band and value for panels; events for tables and annotations; scores, a summary or the number of unusual series for alert rules.',
        choices: {
          bands: 'Value and band',
          scores: 'Score',
          summary: 'Summary of each series',
          count: 'Number of unusual series',
          events: 'Events, explained',
        },
      }),
  })
  .superRefine(refuseUnknownOptions)
  .refine(({ asRules, format }) => !asRules || format !== 'events', {
    path: ['format'],
    message: 'rules explain nothing: take bands, scores, a summary or a count',
  });
export type AnomalyAnalysis = z.infer<typeof anomalyAnalysis>;
