import { assembleTraces, type RawSpan } from './assembleTraces';
import { plainId } from './plainId';
import { type AttributeValue, type Span, type Trace } from './span';
import { unknownService } from './unknownService';

export interface JaegerTag {
  readonly key: string;
  readonly value: AttributeValue;
}

export interface JaegerReference {
  readonly refType: string;
  /** Left out where it is the span's own. */
  readonly traceID?: string | undefined;
  readonly spanID: string;
}

export interface JaegerSpan {
  readonly traceID: string;
  readonly spanID: string;
  readonly parentSpanID?: string | undefined;
  readonly operationName: string;
  readonly references?: readonly JaegerReference[] | undefined;
  /** Epoch microseconds. */
  readonly startTime: number;
  /** Microseconds. */
  readonly duration: number;
  readonly tags?: readonly JaegerTag[] | undefined;
  readonly processID: string;
}

export interface JaegerTrace {
  readonly traceID: string;
  readonly spans: readonly JaegerSpan[];
  readonly processes: Readonly<Record<string, { readonly serviceName: string }>>;
}

/** The answer of Jaeger's `/api/traces`. */
export interface JaegerTraces {
  readonly data: readonly JaegerTrace[];
}

const kinds: ReadonlyArray<Span['kind']> = ['internal', 'server', 'client', 'producer', 'consumer'];

/** The traces of a Jaeger JSON document whose shape is already validated. Tags `error` and `otel.status_code` mark errors. */
export function tracesFromJaeger(document: JaegerTraces): readonly Trace[] {
  return assembleTraces(
    document.data.flatMap(({ spans, processes }) =>
      spans.map((span): RawSpan => {
        const attributes: Record<string, AttributeValue> = {};
        for (const { key, value } of span.tags ?? []) {
          attributes[key] = value;
        }
        const startNs = BigInt(Math.round(span.startTime)) * 1000n;
        return {
          traceId: span.traceID,
          spanId: span.spanID,
          parentSpanId: parentOf(span),
          service: serviceOf(processes[span.processID]?.serviceName ?? ''),
          name: span.operationName,
          kind: kinds.find((kind) => kind === String(attributes['span.kind']).toLowerCase()) ?? 'unspecified',
          startNs,
          endNs: startNs + BigInt(Math.round(span.duration)) * 1000n,
          isError:
            attributes['error'] === true ||
            attributes['error'] === 'true' ||
            attributes['otel.status_code'] === 'ERROR',
          statusMessage: String(attributes['otel.status_description'] ?? ''),
          attributes,
        };
      })
    )
  );
}

/** What Jaeger 2 and Jaeger 1 call the service of spans that name none. */
const missingNames: ReadonlySet<string> = new Set(['', 'missing-service-name', 'OTLPResourceNoServiceName']);

function serviceOf(name: string): string {
  return missingNames.has(name) ? unknownService : name;
}

/** A reference into another trace is a link, not a parent. */
function parentOf({ traceID, parentSpanID, references = [] }: JaegerSpan): string | undefined {
  const inTrace = references.filter((reference) => plainId(reference.traceID ?? traceID) === plainId(traceID));
  const parent = inTrace.find(({ refType }) => refType === 'CHILD_OF') ?? inTrace[0];
  return parent?.spanID ?? parentSpanID;
}
