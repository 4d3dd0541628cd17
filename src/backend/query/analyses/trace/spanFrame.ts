import { type Trace } from '../../../../core/traces/span';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, textColumn } from '../../columns';

/** The spans of a trace as Grafana's trace view takes them: times in milliseconds since the epoch. */
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
      textColumn('kind', spans, ({ kind }) => kind),
      numberColumn('startTime', spans, (span) => startMs + span.startMs),
      numberColumn('duration', spans, ({ durationMs }) => durationMs, { unit: 'ms' }),
      numberColumn('statusCode', spans, ({ isError }) => (isError ? 2 : 0)),
      textColumn('statusMessage', spans, ({ statusMessage }) => statusMessage),
    ],
  };
}
