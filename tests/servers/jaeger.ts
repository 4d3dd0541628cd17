import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../integration/stores/freePort';
import { startStore } from '../integration/stores/storeProcess';
import { type OpenShop } from './describeShop';
import { sendTraces } from './sendTraces';
import { serveShop } from './serveShop';

/** A Jaeger 2 that keeps in memory the traces that it was sent by OTLP. */
export function startJaeger(command: string, fromMs: number): Promise<OpenShop> {
  return serveShop('jaeger', fromMs, async (folder) => {
    const config = path.join(folder, 'jaeger.yml');
    const [port, grpcPort, otlpPort] = [await freePort(), await freePort(), await freePort()];
    await writeFile(
      config,
      `
service:
  extensions: [jaeger_storage, jaeger_query]
  pipelines: { traces: { receivers: [otlp], exporters: [jaeger_storage_exporter] } }
  telemetry: { metrics: { level: none }, logs: { level: error } }
extensions:
  jaeger_query: { storage: { traces: memory }, http: { endpoint: "127.0.0.1:${port}" }, grpc: { endpoint: "127.0.0.1:${grpcPort}" } }
  jaeger_storage: { backends: { memory: { memory: { max_traces: 1000 } } } }
receivers: { otlp: { protocols: { http: { endpoint: "127.0.0.1:${otlpPort}" } } } }
exporters: { jaeger_storage_exporter: { trace_storage: memory } }
`
    );
    const url = `http://127.0.0.1:${port}`;
    const store = await startStore(command, [`--config=${config}`], url, `${url}/api/services`);
    await sendTraces(`http://127.0.0.1:${otlpPort}/v1/traces`, fromMs);
    return store;
  });
}
