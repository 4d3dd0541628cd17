import { z } from 'zod';
import { type Trace } from '../../../core/traces/span';
import { type JaegerSpan, tracesFromJaeger } from '../../../core/traces/tracesFromJaeger';
import { presentItems } from '../presentItems';
import { withSkippedSpans } from '../withSkippedSpans';

/** Tags of other forms are left out: they never cost the span. */
const tags = presentItems(z.object({ key: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) }));
const references = presentItems(
  z.object({ refType: z.string().catch('CHILD_OF'), traceID: z.string(), spanID: z.string() })
);
const microseconds = z.coerce.number().refine(Number.isFinite);
const process = z.object({ serviceName: z.string() });

const span = z.object({
  traceID: z.string().optional().catch(undefined),
  spanID: z.string().min(1),
  parentSpanID: z.string().optional().catch(undefined),
  operationName: z.string().catch(''),
  references,
  startTime: microseconds,
  duration: microseconds.catch(0),
  tags,
  processID: z.string().catch(''),
  /** Some stores keep the process in each span. */
  process: process.optional().catch(undefined),
});

const traces = z.object({
  data: presentItems(
    z.object({
      traceID: z.string(),
      spans: z.array(z.unknown()).nullish().catch(undefined),
      processes: z.record(z.string(), process.nullable().catch(null)).catch({}),
    })
  ),
});

/**
 * Reads the answer of Jaeger's `/api/traces`. Spans without an id or a start are left out and counted; whatever else is
 * odd is as if it were not there. Undefined for JSON that is no such answer.
 */
export function parseJaeger(json: unknown): readonly Trace[] | undefined {
  const parsed = traces.safeParse(json);
  const isAnswer = typeof json === 'object' && json !== null && 'data' in json && Array.isArray(json.data);
  if (!parsed.success || !isAnswer) {
    return undefined;
  }
  let skipped = 0;
  const read = parsed.data.data.map(({ traceID, spans, processes }) => {
    const named = new Map(Object.entries(processes).flatMap(([id, one]) => (one === null ? [] : [[id, one] as const])));
    const own = (spans ?? []).flatMap((raw): JaegerSpan[] => {
      const one = span.safeParse(raw);
      if (!one.success) {
        skipped += 1;
        return [];
      }
      const { process: inSpan, processID, ...rest } = one.data;
      if (inSpan !== undefined && !named.has(processID)) {
        named.set(`${processID} ${rest.spanID}`, inSpan);
        return [{ ...rest, traceID: rest.traceID ?? traceID, processID: `${processID} ${rest.spanID}` }];
      }
      return [{ ...rest, traceID: rest.traceID ?? traceID, processID }];
    });
    return { traceID, spans: own, processes: Object.fromEntries(named) };
  });
  return withSkippedSpans(tracesFromJaeger({ data: read }), skipped);
}
