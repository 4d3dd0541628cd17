import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { openMetrics } from '../../../scripts/demo-workload/openMetrics';
import { type DemoSeries } from '../../../src/backend/upstreams/demo/demoSeries';

const coverage = z.object({ series: z.string(), fromMs: z.number(), toMs: z.number() });

/** Blocks of Prometheus with the demo's past, kept between runs: what is there is not made again. */
export class DemoHistory {
  private readonly blocks: string;
  private readonly stateFile: string;
  private readonly seriesHash: string;

  constructor(
    private readonly folder: string,
    private readonly series: readonly DemoSeries[]
  ) {
    this.blocks = join(folder, 'blocks');
    this.stateFile = join(folder, 'covered.json');
    this.seriesHash = createHash('sha256')
      .update(JSON.stringify(series.map(({ labels }) => labels)))
      .digest('hex');
  }

  /** Makes what is missing between two times and gives the folders of all blocks; what was made for other series is dropped. */
  async cover(fromMs: number, toMs: number, signal: AbortSignal): Promise<readonly string[]> {
    await mkdir(this.blocks, { recursive: true });
    const covered = await this.covered();
    if (covered === undefined) {
      await rm(this.blocks, { recursive: true, force: true });
      await mkdir(this.blocks);
      await this.make(fromMs, toMs, signal);
      await this.remember(fromMs, toMs);
    } else {
      if (fromMs < covered.fromMs) {
        await this.make(fromMs, covered.fromMs, signal);
      }
      if (toMs > covered.toMs) {
        await this.make(covered.toMs, toMs, signal);
      }
      await this.remember(Math.min(fromMs, covered.fromMs), Math.max(toMs, covered.toMs));
    }
    return (await readdir(this.blocks)).map((name) => join(this.blocks, name));
  }

  /** Undefined where there is nothing, or nothing of use: of other series, or from so long ago that the gap is longer than a new start. */
  private async covered(): Promise<z.infer<typeof coverage> | undefined> {
    try {
      const state = coverage.parse(JSON.parse(await readFile(this.stateFile, 'utf8')));
      return state.series === this.seriesHash && Date.now() - state.toMs < longestGapMs ? state : undefined;
    } catch {
      return undefined;
    }
  }

  private remember(fromMs: number, toMs: number): Promise<void> {
    return writeFile(this.stateFile, JSON.stringify({ series: this.seriesHash, fromMs, toMs }));
  }

  private async make(fromMs: number, toMs: number, signal: AbortSignal): Promise<void> {
    const work = await mkdtemp(join(this.folder, `making-${process.pid}-`));
    try {
      const text = join(work, 'history.txt');
      const made = join(work, 'made');
      await pipeline(Readable.from(openMetrics(this.series, fromMs, toMs)), createWriteStream(text), { signal });
      await promisify(execFile)('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', text, made], {
        maxBuffer: 64 * 1024 * 1024,
        signal,
      });
      for (const block of await readdir(made)) {
        await rename(join(made, block), join(this.blocks, block));
      }
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
}

const longestGapMs = 24 * 3_600_000;

/** Copies blocks that a store does not have yet into its folder, each at once. */
export async function addBlocks(blocks: readonly string[], data: string): Promise<void> {
  const present = new Set(await readdir(data));
  for (const block of blocks) {
    const name = block.slice(block.lastIndexOf('/') + 1);
    if (!present.has(name)) {
      const copy = join(data, `${name}.tmp-for-creation`);
      await cp(block, copy, { recursive: true });
      await rename(copy, join(data, name));
    }
  }
}
