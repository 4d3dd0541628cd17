import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeArrowFrame } from '../../src/frames/arrow/decodeArrowFrame';
import { askPlugin } from '../integration/backend/askPlugin';
import { type PluginHost, startPlugin } from '../integration/backend/pluginHost';

const executable = process.env['COVARY_EXECUTABLE'] ?? '';

/** Goals of an installation: what a start costs until Grafana has its handshake, and what a plugin that nobody asks holds. */
const mostStartMs = 250;
const mostIdleBytes = 100e6;
const ticksOfSecond = 100;
const pageBytes = 4096;

const query = {
  version: 2,
  stepMs: 60_000,
  inputs: [{ refId: 'a', expr: 'shop_service_latency_ms', legend: '{{service}}' }],
  analysis: { kind: 'anomaly' },
};

/** Processor time of a process and its threads. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) / ticksOfSecond) * 1000;
}

function residentBytes(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes;
}

describe(`the packaged executable ${executable}`, () => {
  const hosts: PluginHost[] = [];
  const start = async (): Promise<PluginHost & { readonly pid: number }> => {
    // Nothing of this machine's node is to be found.
    const host = await startPlugin(executable, { PATH: '', NODE_OPTIONS: '' });
    hosts.push(host);
    return { ...host, pid: host.process.pid ?? NaN };
  };
  afterEach(async () => {
    await Promise.all(hosts.splice(0).map((host) => host.stop()));
  });

  it('has its handshake within a quarter of a second of processor time', async () => {
    const starts: number[] = [];
    for (let i = 0; i < 5; i++) {
      starts.push(processorMs((await start()).pid));
    }
    console.log(`handshake after ${starts.join(', ')} ms of processor time`);
    expect(Math.min(...starts)).toBeLessThanOrEqual(mostStartMs);
  });

  it('holds less than 100 MB while nobody asks', async () => {
    const { pid } = await start();
    // What it does in its idle moments after the start is over when it takes no more of the processor.
    for (let before = -1, now = processorMs(pid); now !== before; now = processorMs(pid)) {
      before = now;
      await setTimeout(1000);
    }
    console.log(`idle: ${Math.round(residentBytes(pid) / 1e6)} MB`);
    expect(residentBytes(pid)).toBeLessThan(mostIdleBytes);
  });

  it('judges series in worker threads, which load their script out of the executable', async () => {
    const host = await start();
    const fromMs = Date.UTC(2026, 0, 5);
    const answer = await askPlugin(host, { upstream: { kind: 'demo' }, query, fromMs, toMs: fromMs + 6 * 3_600_000 });
    expect(answer.error).toBe('');
    const [frame] = answer.frames.map((bytes) => decodeArrowFrame(bytes));
    expect(frame?.fields[0]?.values.length).toBeGreaterThan(100);
    expect(readlinkSync(`/proc/${host.pid}/exe`)).toBe(executable);
  });

  it('answers again after it was killed and started anew', async () => {
    const first = await start();
    first.process.kill('SIGKILL');
    await first.exit;
    const second = await start();
    await expect(askPlugin(second, { upstream: { kind: 'demo' }, query })).resolves.toMatchObject({ error: '' });
  });
});
