import { type Span, type Trace } from './span';

/** A span as a format delivers it: with its trace, and absolute times in nanoseconds. */
export interface RawSpan extends Omit<Span, 'startMs' | 'durationMs'> {
  readonly traceId: string;
  readonly startNs: bigint;
  readonly endNs: bigint;
}

/**
 * Groups spans by trace, in order of first appearance. Times become milliseconds since the trace's start by exact integer
 * differences, because epoch nanoseconds do not fit a double. A span that ends before it starts lasts 0; of several spans
 * with the same id the first is kept.
 */
export function assembleTraces(raw: readonly RawSpan[]): readonly Trace[] {
  const byTrace = new Map<string, Map<string, RawSpan>>();
  for (const span of raw) {
    let spans = byTrace.get(span.traceId);
    if (spans === undefined) {
      spans = new Map();
      byTrace.set(span.traceId, spans);
    }
    if (!spans.has(span.spanId)) {
      spans.set(span.spanId, span);
    }
  }
  return [...byTrace].map(([traceId, spansById]) => {
    const spans = [...spansById.values()];
    const startNs = spans.reduce((least, span) => (span.startNs < least ? span.startNs : least), spans[0].startNs);
    const relative = spans.map(({ traceId: _, startNs: from, endNs: to, ...span }): Span => {
      return { ...span, startMs: nsToMs(from - startNs), durationMs: Math.max(0, nsToMs(to - from)) };
    });
    relative.sort((a, b) => a.startMs - b.startMs || (a.spanId < b.spanId ? -1 : 1));
    return {
      traceId,
      startMs: nsToMs(startNs),
      durationMs: relative.reduce((most, span) => Math.max(most, span.startMs + span.durationMs), 0),
      spans: relative,
    };
  });
}

function nsToMs(ns: bigint): number {
  return Number(ns / 1_000_000n) + Number(ns % 1_000_000n) / 1e6;
}
