import { z } from 'zod';
import { type Trace } from '../../../core/traces/span';
import {
  type OtlpResourceSpans,
  type OtlpScopeSpans,
  type OtlpSpan,
  tracesFromOtlp,
} from '../../../core/traces/tracesFromOtlp';
import { presentItems } from '../presentItems';
import { withSkippedSpans } from '../withSkippedSpans';

/** Tempo writes ids as bytes in base64; OTLP JSON has them in hexadecimal. */
const id = z
  .string()
  .min(1)
  .transform((text) => (text.length === 12 || text.length === 24 ? hexadecimal(text) : text));

function hexadecimal(base64: string): string {
  return Buffer.from(base64, 'base64').toString('hex');
}

/** Some stores write them as numbers, which JSON reads without their last digits. */
const nanoseconds = z.union([
  z.string().regex(/^\d+$/),
  z
    .number()
    .min(0)
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
  traceId: id,
  spanId: id,
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
/** Version 2 of Tempo's API puts the document into `trace`. */
const answer = z.object({ trace: z.looseObject({}) });

/**
 * Reads OTLP JSON, as Tempo answers it. Spans without an id or a start are left out and counted; whatever else is odd is
 * as if it were not there. Undefined for JSON that is no document of traces.
 */
export function parseOtlp(json: unknown): readonly Trace[] | undefined {
  const { trace = json } = answer.safeParse(json).data ?? {};
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
  const traces = tracesFromOtlp({ batches: read(parsed.data.batches), resourceSpans: read(parsed.data.resourceSpans) });
  return withSkippedSpans(traces, skipped);
}
