import { z } from 'zod';

/**
 * Reads traces, whose ids the inputs hold in their `query`, or which are found by it: TraceQL for Tempo, the parameters of
 * its interface for Jaeger. Formats: `traces`, one row a trace; `insights`, where the time goes, what could be
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
  order: z
    .enum(['slowest', 'newest'])
    .default('slowest')
    .meta({
      title: 'First',
      description: 'Which of the traces that a search finds are taken.',
      choices: { slowest: 'The slowest', newest: 'The newest' },
    }),
  maxTraces: z.number().int().min(1).max(100).default(20).meta({
    title: 'Most traces',
    description: 'A search takes no more traces than these.',
  }),
  format: z
    .enum(['insights', 'services', 'spans', 'traces'])
    .default('insights')
    .meta({
      title: 'Show',
      description: 'A table of insights, a table of services, a trace view, or a table of the traces.',
      choices: { insights: 'Insights', services: 'Services', spans: 'The trace', traces: 'The traces' },
    }),
});
export type TraceAnalysis = z.infer<typeof traceAnalysis>;
