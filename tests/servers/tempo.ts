import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../integration/stores/freePort';
import { startStore } from '../integration/stores/storeProcess';
import { type OpenShop } from './describeShop';
import { sendTraces } from './sendTraces';
import { minuteMs, minutes } from './shop';
import { traceNames } from './traces';
import { serveShop } from './serveShop';

const headers = { 'x-scope-orgid': 'shop' };

/** A Tempo 3 that has the traces that a tenant sent by OTLP, all found by searches. */
export function startTempo(command: string, fromMs: number): Promise<OpenShop> {
  return serveShop('tempo', fromMs, async (folder) => {
    const config = path.join(folder, 'tempo.yml');
    const [port, grpcPort, otlpPort, gossipPort] = [
      await freePort(),
      await freePort(),
      await freePort(),
      await freePort(),
    ];
    await writeFile(
      config,
      `
multitenancy_enabled: true
usage_report: { reporting_enabled: false }
server: { http_listen_address: 127.0.0.1, http_listen_port: ${port}, grpc_listen_address: 127.0.0.1, grpc_listen_port: ${grpcPort}, log_level: error }
memberlist: { bind_addr: [127.0.0.1], bind_port: ${gossipPort} }
distributor: { receivers: { otlp: { protocols: { http: { endpoint: "127.0.0.1:${otlpPort}" } } } } }
live_store: { max_trace_idle: 1s, flush_check_period: 1s, wal: { path: "${folder}/live", ingestion_time_range_slack: 4h }, shutdown_marker_dir: "${folder}/marker" }
backend_scheduler: { local_work_path: "${folder}/work" }
storage: { trace: { backend: local, local: { path: "${folder}/blocks" }, wal: { path: "${folder}/wal", ingestion_time_range_slack: 4h } } }
`
    );
    const url = `http://127.0.0.1:${port}`;
    const store = await startStore(command, [`-config.file=${config}`], url, `${url}/ready`);
    // What is older than a quarter of an hour is sought in the blocks alone.
    await sendTraces(`http://127.0.0.1:${otlpPort}/v1/traces`, fromMs + (minutes - 10) * minuteMs, headers);
    await untilFound(url, fromMs);
    return store;
  });
}

async function untilFound(url: string, fromMs: number): Promise<void> {
  const search = `q=${encodeURIComponent('{}')}&start=${fromMs / 1000 - 60}&end=${Math.ceil(Date.now() / 1000)}&limit=100`;
  let found = '';
  for (let attempt = 0; attempt < 50; attempt++) {
    const answer = await fetch(`${url}/api/search?${search}`, { headers });
    const text = await answer.text();
    found = text;
    if (text.split('"traceID"').length > traceNames.length) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`Tempo does not find what it was sent: ${found}`);
}
