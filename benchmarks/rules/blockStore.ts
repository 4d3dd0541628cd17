import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { freePort } from '../../tests/integration/stores/freePort';
import { startStore, type StoreProcess } from '../../tests/integration/stores/storeProcess';
import { type TimedRule } from './ruleLevels';

const execute = promisify(execFile);
/** 162 hours: at a step of a minute a block's range has fewer points than Prometheus answers at once. */
const longestBlock = '162h';

/** The folder of a real Prometheus: blocks of samples and of what rules would have recorded. */
export class BlockStore {
  constructor(private readonly folder: string) {}

  private get data(): string {
    return path.join(this.folder, 'data');
  }

  /** Adds samples, parts of a text in the OpenMetrics format without its end. */
  async add(parts: Iterable<string>): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const file = path.join(this.folder, 'samples.txt');
    await pipeline(Readable.from(ended(parts)), createWriteStream(file));
    await this.promtool(['openmetrics', file, this.data]);
  }

  /** Evaluates rules over a range of time, against what the store has. */
  async evaluate(rules: readonly TimedRule[], fromMs: number, toMs: number, defaultInterval: string): Promise<void> {
    const file = path.join(this.folder, 'level.yml');
    const groups = rules.map(({ rule, interval }, i) => ({
      name: `rule-${i}`,
      interval: interval ?? defaultInterval,
      rules: [rule],
    }));
    await writeFile(file, stringify({ groups }, { aliasDuplicateObjects: false }));
    const server = await this.serve();
    try {
      const range = ['--start', String(fromMs / 1000), '--end', String(toMs / 1000)];
      await this.promtool(['rules', '--url', server.url, ...range, '--output-dir', this.data, file]);
    } finally {
      await server.stop();
    }
  }

  /** Starts Prometheus over the blocks; `rules` are evaluated as time goes on. */
  async serve(rules?: string, port?: number): Promise<StoreProcess> {
    const config = path.join(this.folder, 'prometheus.yml');
    await writeFile(
      config,
      stringify({ global: { evaluation_interval: '1m' }, ...(rules === undefined ? {} : { rule_files: [rules] }) })
    );
    const ownPort = port ?? (await freePort());
    const url = `http://127.0.0.1:${ownPort}`;
    return startStore(
      'prometheus',
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${this.data}`,
        '--storage.tsdb.retention.time=100y',
        `--web.listen-address=127.0.0.1:${ownPort}`,
      ],
      url,
      `${url}/-/ready`
    );
  }

  private async promtool(parameters: readonly string[]): Promise<void> {
    const all = ['tsdb', 'create-blocks-from', `--max-block-duration=${longestBlock}`, '--quiet', ...parameters];
    await execute('promtool', all, { maxBuffer: 256 * 1024 ** 2 });
  }
}

function* ended(parts: Iterable<string>): Generator<string> {
  yield* parts;
  yield '# EOF\n';
}
