import { z } from 'zod';

/**
 * Reads traces, whose ids the inputs hold in their `query`. Formats: `insights`, where the time goes, what could be
 * faster and what failed; `services`, the latency of each service; `spans`, for Grafana's trace view. Alert rules get
 * the number of insights of each kind.
 */
export const traceAnalysis = z.strictObject({
  kind: z.literal('trace'),
  minExclusiveShare: z.number().min(0).max(1).default(0.2).meta({
    title: 'Bottleneck from',
    unit: 'percent',
    description: "A span whose own time is over this share of the trace's is a bottleneck.",
  }),
  maxDatabaseSpans: z.number().int().min(1).max(1_000_000).default(10).meta({
    title: 'Most database calls',
    description: 'More database calls than this in a trace are an insight.',
  }),
  format: z
    .enum(['insights', 'services', 'spans'])
    .default('insights')
    .meta({
      title: 'Show',
      description: 'A table of insights, a table of services, or a trace view.',
      choices: { insights: 'Insights', services: 'Services', spans: 'The trace' },
    }),
});
export type TraceAnalysis = z.infer<typeof traceAnalysis>;
