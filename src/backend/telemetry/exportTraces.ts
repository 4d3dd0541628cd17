import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-grpc';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';

const sendEveryMs = 1000;

/**
 * Sends spans to a collector from now on. Those of a trace that Grafana has begun are sent where Grafana sends its own; others
 * always.
 *
 * @param url of the collector's OTLP receiver for gRPC: `http://` without TLS, `https://` with it
 * @returns sends what has not been sent yet
 */
export function exportTraces(url: string): () => Promise<void> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'covary' }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }), { scheduledDelayMillis: sendEveryMs })],
  });
  trace.setGlobalTracerProvider(provider);
  return () => provider.shutdown();
}
