import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { type HelperProcess, startHelper } from '../backend/helperProcess';
import { type PluginHost } from '../backend/pluginHost';

/** What a process went through while something was asked of it. */
export interface Watched {
  readonly elapsedMs: number;
  /** The longest that a health check, sent every 10 ms, waited for its answer. */
  readonly longestHealthMs: number;
  /** The most memory that it held. */
  readonly peakMegabytes: number;
}

/** Watches a backend from a process of its own. */
export class ProcessWatch {
  private constructor(
    private readonly host: PluginHost,
    private readonly health: HelperProcess
  ) {}

  static async start(host: PluginHost, folder: string): Promise<ProcessWatch> {
    return new ProcessWatch(host, await startHelper('tests/integration/faults/healthWatch.ts', folder, [host.address]));
  }

  /** Does something while health checks are sent; measures time, waits and memory. */
  async during<Result>(work: () => Promise<Result>): Promise<{ readonly result: Result; readonly watched: Watched }> {
    // From here on, the peak of the resident memory is counted anew.
    await writeFile(`/proc/${this.host.process.pid}/clear_refs`, '5').catch(() => undefined);
    await this.health.ask('longest');
    const startMs = performance.now();
    const result = await work();
    const elapsedMs = performance.now() - startMs;
    // What goes on after the answer counts, too.
    await setTimeout(50);
    const longestHealthMs = Number(await this.health.ask('longest'));
    return { result, watched: { elapsedMs, longestHealthMs, peakMegabytes: await peakMegabytes(this.host) } };
  }

  stop(): void {
    this.health.stop();
  }
}

async function peakMegabytes(host: PluginHost): Promise<number> {
  const text = await readFile(`/proc/${host.process.pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? NaN) / 1024);
}
