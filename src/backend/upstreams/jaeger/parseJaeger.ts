import { z } from 'zod';
import { plainId } from '../../../core/traces/plainId';
import { type Trace } from '../../../core/traces/span';
import { type JaegerSpan, tracesFromJaeger } from '../../../core/traces/tracesFromJaeger';
import { shortened } from '../http/shortened';
import { presentItems } from '../presentItems';
import { withSkippedSpans } from '../withSkippedSpans';

/** Tags of other forms are left out: they never cost the span. */
const tags = presentItems(z.object({ key: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) }));
const references = presentItems(
  z.object({
    refType: z.string().catch('CHILD_OF'),
    traceID: z.string().optional().catch(undefined),
    spanID: z.string(),
  })
);
/** As a number or as its digits, within the dates that there are; null and empty texts are none. */
const microseconds = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .pipe(z.number().min(0).max(8.64e18));
const process = z.object({ serviceName: z.string() });

const span = z.object({
  traceID: z.string().optional().catch(undefined),
  /** Zeros stand for no id. */
  spanID: z.string().refine((text) => plainId(text) !== ''),
  parentSpanID: z.string().optional().catch(undefined),
  operationName: z.string().catch(''),
  references,
  startTime: microseconds.refine((us) => us > 0),
  duration: microseconds.catch(0),
  tags,
  processID: z.string().catch(''),
  /** Some stores keep the process in each span. */
  process: process.optional().catch(undefined),
});

const traces = z.object({
  /** Of parts of the storage, where others have answered. */
  errors: presentItems(z.object({ msg: z.string() })),
  data: presentItems(
    z.object({
      traceID: z.string().optional().catch(undefined),
      spans: z.array(z.unknown()).nullish().catch(undefined),
      processes: z.record(z.string(), process.nullable().catch(null)).catch({}),
    })
  ),
});

/**
 * Reads the answer of Jaeger's `/api/traces`. Spans without an id or a start are left out and counted; a span is of the
 * trace that it stands in; whatever else is odd is as if it were not there. Undefined for JSON that is no such answer.
 */
export function parseJaeger(json: unknown): readonly Trace[] | undefined {
  const parsed = traces.safeParse(json);
  const isAnswer = typeof json === 'object' && json !== null && 'data' in json && Array.isArray(json.data);
  if (!parsed.success || !isAnswer) {
    return undefined;
  }
  const storeSays = parsed.data.errors.map(({ msg }) => msg).join('; ');
  const found = parsed.data.data.flatMap(({ traceID, spans, processes }) => {
    const named = new Map(Object.entries(processes).flatMap(([id, one]) => (one === null ? [] : [[id, one] as const])));
    const readable = (spans ?? []).flatMap((raw) => span.safeParse(raw).data ?? []);
    const id = traceID ?? readable.find((one) => one.traceID !== undefined)?.traceID ?? '';
    const own = readable.map(({ process: inSpan, processID, ...rest }): JaegerSpan => {
      if (inSpan !== undefined && !named.has(processID)) {
        named.set(`${processID} ${rest.spanID}`, inSpan);
        return { ...rest, traceID: id, processID: `${processID} ${rest.spanID}` };
      }
      return { ...rest, traceID: id, processID };
    });
    const data = [{ traceID: id, spans: own, processes: Object.fromEntries(named) }];
    return withSkippedSpans(tracesFromJaeger({ data }), (spans ?? []).length - readable.length);
  });
  return storeSays === '' ? found : found.map((one) => ({ ...one, storeSays: shortened(storeSays) }));
}
