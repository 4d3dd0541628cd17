import { z } from 'zod';
import { plainId } from '../../../core/traces/plainId';
import { type Trace } from '../../../core/traces/span';
import {
  type OtlpResourceSpans,
  type OtlpScopeSpans,
  type OtlpSpan,
  tracesFromOtlp,
} from '../../../core/traces/tracesFromOtlp';
import { shortened } from '../http/shortened';
import { presentItems } from '../presentItems';
import { withSkippedSpans } from '../withSkippedSpans';

/** Tempo writes ids as bytes in base64, of 8 or 16 bytes with their padding; OTLP JSON has them in hexadecimal. */
const id = z
  .string()
  .transform((text) => (/^(.{11}=|.{22}==)$/.test(text) ? Buffer.from(text, 'base64').toString('hex') : text));
/** Zeros stand for no id. */
const ownId = id.refine((text) => plainId(text) !== '');

/** A time of 64 bits. Some stores write it as a number, which JSON reads without its last digits; 0 stands for none. */
const nanoseconds = z.union([
  z.string().regex(/^0*[1-9]\d{0,19}$/),
  z
    .number()
    .min(1)
    .max(2 ** 64)
    .transform((ns) => String(BigInt(Math.round(ns)))),
]);

/** Attributes of other forms, such as lists and maps, are left out: they never cost the span. */
const attribute = z.object({
  key: z.string(),
  value: z
    .object({
      stringValue: z.string().optional().catch(undefined),
      intValue: z.union([z.string(), z.number()]).optional().catch(undefined),
      doubleValue: z.number().optional().catch(undefined),
      boolValue: z.boolean().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});
const attributes = presentItems(attribute);

const span = z.object({
  traceId: ownId.catch(''),
  spanId: ownId,
  parentSpanId: id.optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  kind: z.union([z.string(), z.number()]).optional().catch(undefined),
  startTimeUnixNano: nanoseconds,
  endTimeUnixNano: nanoseconds.optional().catch(undefined),
  attributes,
  status: z
    .object({
      code: z.union([z.string(), z.number()]).optional().catch(undefined),
      message: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

const scopeSpans = presentItems(z.object({ spans: z.array(z.unknown()).nullish().catch(undefined) }));
const resourceSpans = presentItems(
  z.object({
    resource: z.object({ attributes }).optional().catch(undefined),
    scopeSpans,
    instrumentationLibrarySpans: scopeSpans,
  })
);
const document = z.looseObject({ batches: resourceSpans, resourceSpans });
/** Version 2 of Tempo's API puts the document into `trace`, and says beside it whether it is whole. */
const answer = z.object({
  trace: z.looseObject({}),
  status: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});

/**
 * Reads OTLP JSON, as Tempo answers it. Spans without an id or a start are left out and counted; spans without their trace's
 * id are of the document's first trace; whatever else is odd is as if it were not there. Undefined for JSON that is no document of traces.
 */
export function parseOtlp(json: unknown): readonly Trace[] | undefined {
  const { trace = json, status, message = 'a partial trace is returned' } = answer.safeParse(json).data ?? {};
  const parsed = document.safeParse(trace);
  const isDocument = typeof trace === 'object' && trace !== null && ('batches' in trace || 'resourceSpans' in trace);
  if (!parsed.success || !isDocument) {
    return undefined;
  }
  let skipped = 0;
  const readSpans = (scopes: z.infer<typeof scopeSpans>): OtlpScopeSpans[] =>
    scopes.map(({ spans }) => ({
      spans: (spans ?? []).flatMap((raw): OtlpSpan[] => {
        const one = span.safeParse(raw);
        skipped += one.success ? 0 : 1;
        return one.success
          ? [{ ...one.data, endTimeUnixNano: one.data.endTimeUnixNano ?? one.data.startTimeUnixNano }]
          : [];
      }),
    }));
  const read = (list: z.infer<typeof resourceSpans>): OtlpResourceSpans[] =>
    list.map(({ resource, scopeSpans: scopes, instrumentationLibrarySpans: libraries }) => ({
      resource,
      scopeSpans: [...readSpans(scopes), ...readSpans(libraries)],
    }));
  const resources = [...read(parsed.data.batches), ...read(parsed.data.resourceSpans)];
  const traces = withSkippedSpans(tracesFromOtlp({ resourceSpans: withTraceIds(resources) }), skipped);
  return status === 'PARTIAL' ? traces.map((one) => ({ ...one, storeSays: shortened(message) })) : traces;
}

/** Spans that name no trace are of that which the document names first. */
function withTraceIds(resources: readonly OtlpResourceSpans[]): readonly OtlpResourceSpans[] {
  const scopes = resources.flatMap((resource) => resource.scopeSpans ?? []);
  const spans = scopes.flatMap((scope) => scope.spans ?? []);
  if (spans.every(({ traceId }) => traceId !== '')) {
    return resources;
  }
  const first = spans.find(({ traceId }) => traceId !== '')?.traceId ?? '';
  return resources.map(({ resource, scopeSpans: own = [] }) => ({
    resource,
    scopeSpans: own.map(({ spans: unnamed = [] }) => ({
      spans: unnamed.map((one) => (one.traceId === '' ? { ...one, traceId: first } : one)),
    })),
  }));
}
