import { readFile, writeFile } from 'node:fs/promises';
import { type PluginHost, unary } from '../backend/pluginHost';

/** What a process went through while something was asked of it. */
export interface Watched {
  readonly elapsedMs: number;
  /** The longest that a health check, sent every 10 ms, waited for its answer. */
  readonly longestHealthMs: number;
  /** The most memory that it held. */
  readonly peakMegabytes: number;
}

/** Does something while health checks are sent; measures time, waits and memory. */
export async function watchProcess<Result>(
  host: PluginHost,
  work: () => Promise<Result>
): Promise<{ readonly result: Result; readonly watched: Watched }> {
  let isOver = false;
  let longestHealthMs = 0;
  // From here on, the peak of the resident memory is counted anew.
  await writeFile(`/proc/${host.process.pid}/clear_refs`, '5').catch(() => undefined);
  const checks = (async () => {
    while (!isOver) {
      const sentMs = performance.now();
      await unary((callback) => host.health.check({ service: 'plugin' }, callback));
      longestHealthMs = Math.max(longestHealthMs, performance.now() - sentMs);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  const startMs = performance.now();
  try {
    const result = await work();
    const elapsedMs = performance.now() - startMs;
    isOver = true;
    await checks;
    return { result, watched: { elapsedMs, longestHealthMs, peakMegabytes: await peakMegabytes(host) } };
  } finally {
    isOver = true;
  }
}

async function peakMegabytes(host: PluginHost): Promise<number> {
  const text = await readFile(`/proc/${host.process.pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? NaN) / 1024);
}
