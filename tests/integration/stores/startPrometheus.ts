import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { freePort } from './freePort';
import { startStore, type StoreProcess } from './storeProcess';

/** A real Prometheus that holds what is written in OpenMetrics. */
export async function startPrometheus(folder: string, openMetrics: Iterable<string>): Promise<StoreProcess> {
  const history = path.join(folder, 'history.txt');
  const data = path.join(folder, 'data');
  const config = path.join(folder, 'prometheus.yml');
  await pipeline(Readable.from(openMetrics), createWriteStream(history));
  await promisify(execFile)('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', history, data], {
    maxBuffer: 64 * 1024 * 1024,
  });
  await writeFile(config, 'global: {}\n');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  return startStore(
    'prometheus',
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    url,
    `${url}/-/ready`
  );
}
