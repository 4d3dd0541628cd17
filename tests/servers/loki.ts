import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../integration/stores/freePort';
import { startStore } from '../integration/stores/storeProcess';
import { type OpenShop } from './describeShop';
import { checkoutLogs, shopStreams } from './logLines';
import { serveShop } from './serveShop';

/** A Loki 3 that the shop has sent its lines to: a stream a metric, Grafana's alert state history, and logs of a program by OTLP. */
export function startLoki(command: string, fromMs: number): Promise<OpenShop> {
  return serveShop('loki', fromMs, async (folder) => {
    const config = path.join(folder, 'loki.yml');
    const [port, grpcPort] = [await freePort(), await freePort()];
    await writeFile(
      config,
      `
auth_enabled: true
analytics: { reporting_enabled: false }
server: { http_listen_address: 127.0.0.1, http_listen_port: ${port}, grpc_listen_address: 127.0.0.1, grpc_listen_port: ${grpcPort}, log_level: error }
common:
  path_prefix: ${folder}
  replication_factor: 1
  instance_addr: 127.0.0.1
  ring: { kvstore: { store: inmemory } }
  storage: { filesystem: { chunks_directory: ${folder}/chunks, rules_directory: ${folder}/rules } }
schema_config:
  configs: [{ from: 2024-01-01, store: tsdb, object_store: filesystem, schema: v13, index: { prefix: index_, period: 24h } }]
limits_config: { reject_old_samples: false, max_entries_limit_per_query: 50 }
`
    );
    const url = `http://127.0.0.1:${port}`;
    const store = await startStore(command, [`-config.file=${config}`, '-target=all'], url, `${url}/ready`);
    await push(`${url}/loki/api/v1/push`, { streams: shopStreams(fromMs) });
    for (const logs of checkoutLogs(fromMs)) {
      await push(`${url}/otlp/v1/logs`, logs);
    }
    return store;
  });
}

async function push(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-scope-orgid': 'shop' },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${url}: ${response.status} ${await response.text()}`);
  }
}
