export type AttributeValue = string | number | boolean;

/** One unit of work of a trace, whatever the format it came in. */
export interface Span {
  readonly spanId: string;
  /** `undefined` for a root. It may name a span that is not in the trace (an orphan). */
  readonly parentSpanId: string | undefined;
  readonly service: string;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer' | 'unspecified';
  /** Milliseconds since the trace's first span began. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly isError: boolean;
  readonly statusMessage: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** The spans of one request. */
export interface Trace {
  readonly traceId: string;
  /** When its first span began, epoch milliseconds. */
  readonly startMs: number;
  /** From the start of the first span to the end of the last. */
  readonly durationMs: number;
  /** Ordered by start, then by id. */
  readonly spans: readonly Span[];
  /** How many spans could not be read and are left out. */
  readonly skippedSpans?: number;
  /** What its store says of the answer, such as that it is not whole. */
  readonly storeSays?: string;
}
