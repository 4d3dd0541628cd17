import { plainId } from './plainId';
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
 * with the same id the longest is kept, the first of equal ones, since a span may be told of before it ends. A client and
 * a server may share an id (Zipkin's B3 propagation): they stay two spans, the server and what it calls within the client.
 * Parents are named as the spans themselves, though ids differ in leading zeros and capitals.
 */
export function assembleTraces(raw: readonly RawSpan[]): readonly Trace[] {
  const byTrace = new Map<string, { readonly traceId: string; readonly spans: Map<string, RawSpan[]> }>();
  for (const span of raw) {
    const traceKey = plainId(span.traceId);
    let trace = byTrace.get(traceKey);
    if (trace === undefined) {
      trace = { traceId: span.traceId, spans: new Map() };
      byTrace.set(traceKey, trace);
    }
    const key = plainId(span.spanId);
    const alike = trace.spans.get(key);
    if (alike === undefined) {
      trace.spans.set(key, [span]);
    } else {
      alike.push(span);
    }
  }
  return [...byTrace.values()].map(({ traceId, spans: spansById }) => {
    const spans = uniqueSpans(spansById);
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

/** The spans of a trace, each with an id of its own and its parent's as that is written. */
function uniqueSpans(spansById: ReadonlyMap<string, readonly RawSpan[]>): readonly RawSpan[] {
  const idOf = new Map<string, string>();
  const spans = [...spansById].flatMap(([key, alike]): RawSpan[] => {
    const server = alike.some(({ kind }) => kind === 'client') ? longest(alike.filter(isServer)) : undefined;
    const caller = longest(server === undefined ? alike : alike.filter((span) => !isServer(span)));
    if (caller === undefined) {
      return [];
    }
    idOf.set(key, caller.spanId);
    if (server === undefined) {
      return [caller];
    }
    const called = { ...server, spanId: `${server.spanId}-server`, parentSpanId: caller.spanId };
    idOf.set(key, called.spanId);
    return [caller, called];
  });
  return spans.map((span) => {
    const { spanId, parentSpanId } = span;
    const key = plainId(parentSpanId ?? '');
    if (key === '') {
      return parentSpanId === undefined ? span : { ...span, parentSpanId: undefined };
    }
    const parent = idOf.get(key) ?? parentSpanId;
    return parent === parentSpanId || parent === spanId ? span : { ...span, parentSpanId: parent };
  });
}

function isServer({ kind }: RawSpan): boolean {
  return kind === 'server';
}

function longest([first, ...others]: readonly RawSpan[]): RawSpan | undefined {
  return others.reduce<RawSpan | undefined>(
    (most, span) => (most !== undefined && span.endNs - span.startNs <= most.endNs - most.startNs ? most : span),
    first
  );
}

function nsToMs(ns: bigint): number {
  return Number(ns / 1_000_000n) + Number(ns % 1_000_000n) / 1e6;
}
