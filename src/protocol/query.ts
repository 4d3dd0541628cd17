import { z } from 'zod';
import { metricRoles } from '../core/rootcause/roles/metricRole';
import { aggregateAnalysis } from './analyses/aggregate';
import { alertCascadeAnalysis } from './analyses/alertCascade';
import { anomalyAnalysis } from './analyses/anomaly';
import { backtestAnalysis } from './analyses/backtest';
import { clusterAnalysis } from './analyses/cluster';
import { correlationAnalysis } from './analyses/correlation';
import { eventImpactAnalysis } from './analyses/eventImpact';
import { qualityAnalysis } from './analyses/quality';
import { relatedAnalysis } from './analyses/related';
import { rootCauseAnalysis } from './analyses/rootCause';
import { sloAnalysis } from './analyses/slo';
import { traceAnalysis } from './analyses/trace';
import { longestMs, nameText, queryText } from './bounds';
import { linePatterns } from './linePatterns';
import { zone } from './zone';

/** The version of the query model that this build writes; older ones are migrated, newer ones refused. */
export const queryVersion = 2;

/**
 * What to fetch from one upstream: `expr` for Prometheus, Loki and the demo, `query` for InfluxDB and, with a trace's id
 * or a search, for Tempo and Jaeger.
 */
export const queryInput = z.strictObject({
  refId: nameText,
  /** The name of an upstream of the data source's settings; the first one where it is left out. */
  upstream: nameText.optional(),
  expr: queryText.optional(),
  query: queryText.optional(),
  /** The name of each series, with {{label}} replaced by the label's value. */
  legend: z.string().max(2000).optional(),
  /** How lines of logs are written, tried before the store's own patterns: `<_> took <duration_ms> ms`. */
  linePatterns: linePatterns.optional().meta({
    title: 'Line patterns',
    unset: 'those of common programs',
    description:
      'How the lines are written, where no known program does: text, and fields in angle brackets, such as <duration_ms>, <status> and <level>.',
  }),
  /** What the series say of their services, for root causes; found from query, name and legend where it is left out. */
  role: z
    .enum(metricRoles)
    .optional()
    .meta({
      title: 'Role',
      description:
        'What the series say of their services, for root causes. Found from query, name and legend where it is empty.',
      choices: {
        latency: 'Latency',
        errors: 'Errors',
        success: 'Successes',
        traffic: 'Traffic',
        saturation: 'Saturation',
        resource: 'Resource',
        change: 'Change',
        other: 'Other',
      },
    }),
});
export type QueryInput = z.infer<typeof queryInput>;

export const analysis = z.discriminatedUnion('kind', [
  anomalyAnalysis,
  backtestAnalysis,
  correlationAnalysis,
  relatedAnalysis,
  rootCauseAnalysis,
  eventImpactAnalysis,
  alertCascadeAnalysis,
  sloAnalysis,
  clusterAnalysis,
  traceAnalysis,
  aggregateAnalysis,
  qualityAnalysis,
]);
export type Analysis = z.infer<typeof analysis>;
export type AnalysisKind = Analysis['kind'];
/** The kinds that take series; the others take traces. */
export type SeriesAnalysisKind = Exclude<AnalysisKind, 'trace'>;

type AnalysesByKind = { readonly [A in Analysis as A['kind']]: A };
/** The analysis of one kind. */
export type AnalysisOf<K extends AnalysisKind> = AnalysesByKind[K];

/**
 * One query: inputs, joined on one time grid, and one analysis of them. `stepMs` is the grid's spacing: where it is left out, detection
 * has its own, a minute or the longer scrape interval of its stores, and other analyses follow the panel's interval. `zone` is the
 * wall clock by which days are counted. `toleranceMs` is how old a sample may be and still stand for a time of the grid.
 */
export const covaryQuery = z.strictObject({
  version: z.literal(queryVersion).default(queryVersion),
  inputs: z
    .array(queryInput)
    .min(1, 'add at least one input')
    .max(50)
    .refine(
      (inputs) => new Set(inputs.map(({ refId }) => refId)).size === inputs.length,
      'each input needs its own refId'
    ),
  analysis,
  stepMs: z.number().int().min(1000, 'the step must be at least 1000 ms').max(longestMs).optional().meta({
    title: 'Step',
    unit: 'duration',
    description:
      "The spacing of the times at which series are compared. Where it is empty: a minute for anomalies, or the longer scrape interval; the panel's interval for other analyses.",
  }),
  zone: zone.optional().meta({
    title: 'Time zone',
    description:
      "By whose clock days are counted, such as Europe/Berlin. The data source's where it is empty, else UTC.",
  }),
  profileDays: z.number().int().min(0).max(28).optional().meta({
    title: 'Days of profile',
    description:
      'How many earlier days a detector may compare the time of day with. As many as the kind of store is usually asked for where it is empty: up to 28, none for stores of logs.',
  }),
  toleranceMs: z.number().int().min(0).max(longestMs).optional().meta({
    title: 'Tolerance',
    unit: 'duration',
    description:
      'How old a sample may be and still stand for a time. Follows the distance of the samples where it is empty.',
  }),
  isLive: z.boolean().default(false).meta({
    title: 'Live',
    description: 'Anomalies only: new points are pushed to the panel as they come, without a refresh.',
  }),
  alertColumn: nameText.optional().meta({
    title: 'Alert column',
    unset: 'the first one',
    description: 'Which number of a table an alert rule gets; the first one where it is empty.',
  }),
  maxSeries: z.number().int().min(1).max(20_000).default(1000).meta({
    title: 'Maximum series',
    description: 'A query that returns more series than this is refused.',
  }),
});
export type CovaryQuery = z.infer<typeof covaryQuery>;
/** A query as an author writes it: what has a default may be left out. */
export type CovaryQueryInput = z.input<typeof covaryQuery>;
