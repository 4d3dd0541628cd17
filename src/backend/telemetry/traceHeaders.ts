import { context, isSpanContextValid, propagation, trace } from '@opentelemetry/api';

/** The headers by which a store that is asked now takes part in the current trace (W3C trace context); none where there is no trace. */
export function traceHeaders(): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/** The id of the current trace, which Grafana's log has, too. */
export function currentTraceId(): string | undefined {
  const spanContext = trace.getActiveSpan()?.spanContext();
  return spanContext !== undefined && isSpanContextValid(spanContext) ? spanContext.traceId : undefined;
}
