import { assembleTraces, type RawSpan } from './assembleTraces';
import { type AttributeValue, type Span, type Trace } from './span';
import { unknownService } from './unknownService';

/** An attribute's value in OTLP JSON; 64-bit integers are strings there. Lists and maps are left out by the converter. */
export interface OtlpValue {
  readonly stringValue?: string | undefined;
  readonly intValue?: string | number | undefined;
  readonly doubleValue?: number | undefined;
  readonly boolValue?: boolean | undefined;
}

export interface OtlpAttribute {
  readonly key: string;
  readonly value?: OtlpValue | undefined;
}

export interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  readonly name?: string | undefined;
  /** 0 to 5, or SPAN_KIND_… */
  readonly kind?: number | string | undefined;
  readonly startTimeUnixNano: string | number;
  readonly endTimeUnixNano: string | number;
  readonly attributes?: readonly OtlpAttribute[] | undefined;
  /** code 2 or STATUS_CODE_ERROR is an error. */
  readonly status?: { readonly code?: number | string | undefined; readonly message?: string | undefined } | undefined;
}

export interface OtlpScopeSpans {
  readonly spans?: readonly OtlpSpan[] | undefined;
}

export interface OtlpResourceSpans {
  readonly resource?: { readonly attributes?: readonly OtlpAttribute[] | undefined } | undefined;
  readonly scopeSpans?: readonly OtlpScopeSpans[] | undefined;
  /** The name of `scopeSpans` before OTLP 0.19. */
  readonly instrumentationLibrarySpans?: readonly OtlpScopeSpans[] | undefined;
}

/** OTLP JSON; Tempo's API calls the list `batches`. */
export interface OtlpTraces {
  readonly resourceSpans?: readonly OtlpResourceSpans[] | undefined;
  readonly batches?: readonly OtlpResourceSpans[] | undefined;
}

const kinds: ReadonlyArray<Span['kind']> = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];

/** The traces of an OTLP JSON document whose shape is already validated (times: digits of epoch nanoseconds). */
export function tracesFromOtlp(document: OtlpTraces): readonly Trace[] {
  const raw: RawSpan[] = [];
  for (const batch of [...(document.resourceSpans ?? []), ...(document.batches ?? [])]) {
    const resource = attributesOf(batch.resource?.attributes);
    const service = String(resource['service.name'] ?? '') || unknownService;
    for (const scope of [...(batch.scopeSpans ?? []), ...(batch.instrumentationLibrarySpans ?? [])]) {
      for (const span of scope.spans ?? []) {
        raw.push({
          traceId: span.traceId,
          spanId: span.spanId,
          parentSpanId: span.parentSpanId,
          service,
          name: span.name ?? '',
          kind: kindOf(span.kind),
          startNs: BigInt(span.startTimeUnixNano),
          endNs: BigInt(span.endTimeUnixNano),
          isError: span.status?.code === 2 || span.status?.code === 'STATUS_CODE_ERROR',
          statusMessage: span.status?.message ?? '',
          attributes: attributesOf(span.attributes),
        });
      }
    }
  }
  return assembleTraces(raw);
}

function kindOf(kind: number | string | undefined): Span['kind'] {
  if (typeof kind === 'string') {
    const name = kind.replace('SPAN_KIND_', '').toLowerCase();
    return kinds.find((known) => known === name) ?? 'unspecified';
  }
  return kinds[kind ?? 0] ?? 'unspecified';
}

function attributesOf(attributes: readonly OtlpAttribute[] = []): Readonly<Record<string, AttributeValue>> {
  const values: Record<string, AttributeValue> = {};
  for (const { key, value } of attributes) {
    const plain = value?.stringValue ?? value?.doubleValue ?? value?.boolValue;
    if (plain !== undefined) {
      values[key] = plain;
    } else if (value?.intValue !== undefined) {
      values[key] = Number(value.intValue);
    }
  }
  return values;
}
