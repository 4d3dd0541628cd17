import { type Span, type Trace } from '../../../../core/traces/span';
import { type Opportunity, type TraceInsights } from '../../../../core/traces/traceInsights';

/** What a trace can tell of. */
export const findingKinds = ['bottleneck', 'parallel_calls', 'repeated_queries', 'many_queries', 'error'] as const;

/** One thing that a trace tells. */
export interface Finding {
  readonly kind: (typeof findingKinds)[number];
  readonly service: string;
  readonly operation: string;
  /** The time that it is about, and its share of the trace's. */
  readonly timeMs: number;
  readonly share: number;
  /** What could be saved at most; NaN where nothing. */
  readonly savingsMs: number;
  readonly sentence: string;
}

/** The insights of a trace in words: bottlenecks, what could be faster, errors, each the gravest first. */
export function findingsOf(trace: Trace, { bottlenecks, opportunities, errors }: TraceInsights): readonly Finding[] {
  const about = ({ service, name }: Span, timeMs: number) => ({
    service,
    operation: name,
    timeMs,
    share: trace.durationMs > 0 ? timeMs / trace.durationMs : 0,
  });
  return [
    ...bottlenecks.map(({ span, exclusiveMs, share }): Finding => ({
      kind: 'bottleneck',
      ...about(span, exclusiveMs),
      savingsMs: NaN,
      sentence: `${nameOf(span)} took ${duration(exclusiveMs)} of its own, ${percent(share)} of the trace`,
    })),
    ...opportunities.flatMap((opportunity) => {
      const span = opportunity.caller ?? opportunity.spans[0];
      const timeMs = opportunity.spans.reduce((sum, { durationMs }) => sum + durationMs, 0);
      return span === undefined
        ? []
        : [
            {
              kind: opportunity.kind,
              ...about(span, timeMs),
              savingsMs: opportunity.savingsMs,
              sentence: sentenceOf(opportunity),
            },
          ];
    }),
    ...errors.map((span): Finding => ({
      kind: 'error',
      ...about(span, span.durationMs),
      savingsMs: NaN,
      sentence: `${nameOf(span)} failed${span.statusMessage === '' ? '' : `: ${span.statusMessage}`}`,
    })),
  ];
}

/** How many operations a sentence names. */
const namedOperations = 3;

function sentenceOf({ kind, caller, spans, savingsMs }: Opportunity): string {
  const who = caller === undefined ? 'the trace' : nameOf(caller);
  const most = duration(savingsMs);
  switch (kind) {
    case 'parallel_calls': {
      const names = spans.map(nameOf);
      const rest = names.length - namedOperations;
      const list = names.slice(0, namedOperations).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
      return `${who} makes ${spans.length} calls one after the other (${list}); at once they would take up to ${most} less`;
    }
    case 'repeated_queries':
      return `${who} runs the same query ${spans.length} times; one for all would take up to ${most} less`;
    case 'many_queries':
      return `${who} makes ${spans.length} database calls; fewer would take up to ${most} less`;
  }
}

function nameOf({ name, service }: Span): string {
  return `${name} of ${service}`;
}

function duration(ms: number): string {
  const [value, unit] = ms >= 1000 ? [ms / 1000, 's'] : [ms, 'ms'];
  return `${Number(value.toPrecision(3))} ${unit}`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
