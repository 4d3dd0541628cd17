import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../integration/stores/freePort';
import { startStore } from '../integration/stores/storeProcess';
import { type OpenShop } from './describeShop';
import { shopMetrics } from './otlp';
import { serveShop } from './serveShop';

/** A Prometheus 3 that the shop has sent its metrics to by OTLP, under their names with dots. */
export function startPrometheus3(command: string, fromMs: number): Promise<OpenShop> {
  return serveShop('prometheus3', fromMs, async (folder) => {
    const config = path.join(folder, 'prometheus.yml');
    await writeFile(config, 'otlp: { translation_strategy: NoUTF8EscapingWithSuffixes }\n');
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const store = await startStore(
      command,
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${path.join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--web.enable-otlp-receiver',
        '--enable-feature=exemplar-storage,native-histograms',
      ],
      url,
      `${url}/-/ready`
    );
    for (const body of shopMetrics(fromMs)) {
      const response = await fetch(`${url}/api/v1/otlp/v1/metrics`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) {
        throw new Error(`${response.status} ${await response.text()}`);
      }
    }
    return store;
  });
}
