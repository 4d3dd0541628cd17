import { type Span, type Trace } from '../../../../core/traces/span';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { jsonColumn, numberColumn, textColumn } from '../../tables/columns';

/** The spans of a trace as Grafana's trace view takes them (TraceSpanRow): times in milliseconds since the epoch. */
export function spanFrame({ traceId, startMs, spans }: Trace): WireFrame {
  return {
    name: traceId,
    meta: { preferredVisualisationType: 'trace' },
    fields: [
      textColumn('traceID', spans, () => traceId),
      textColumn('spanID', spans, ({ spanId }) => spanId),
      { name: 'parentSpanID', type: 'string', values: spans.map(({ parentSpanId }) => parentSpanId ?? null) },
      textColumn('operationName', spans, ({ name }) => name),
      textColumn('serviceName', spans, ({ service }) => service),
      jsonColumn('serviceTags', spans, ({ service }) => [{ key: 'service.name', value: service }]),
      textColumn('kind', spans, ({ kind }) => kind),
      numberColumn('startTime', spans, (span) => startMs + span.startMs),
      numberColumn('duration', spans, ({ durationMs }) => durationMs, { unit: 'ms' }),
      numberColumn('statusCode', spans, ({ isError }) => (isError ? 2 : 0)),
      textColumn('statusMessage', spans, ({ statusMessage }) => statusMessage),
      jsonColumn('tags', spans, tagsOf),
    ],
  };
}

/** The view marks the spans that have the tag `error`, however the store told of the failure. */
function tagsOf({ attributes, isError }: Span): ReadonlyArray<{ readonly key: string; readonly value: unknown }> {
  const tags = Object.entries(attributes).map(([key, value]) => ({ key, value }));
  return isError && attributes['error'] === undefined ? [...tags, { key: 'error', value: true }] : tags;
}
