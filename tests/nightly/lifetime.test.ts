import { setMaxListeners } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askPlugin } from '../integration/backend/askPlugin';
import { type HelperProcess, startHelper } from '../integration/backend/helperProcess';
import { buildBackend, type PluginHost, startPlugin, unary } from '../integration/backend/pluginHost';
import { expectNoOrphan } from '../integration/backend/expectNoOrphan';

/** A host kills a process two seconds after it has asked it to end. */
const mostEndingMs = 1500;

/** How long all threads of a process have had a processor. */
function processorMs({ process: { pid } }: PluginHost): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

describe('the life of a process under load', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'covary-lifetime-'));
  let executable = '';
  let store: HelperProcess;

  beforeAll(async () => {
    executable = buildBackend(path.join(folder, 'gpx_covary'));
    store = await startHelper('tests/integration/attacks/attackStore.ts', folder);
  });
  afterAll(() => {
    store.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Queries that keep the main thread, the workers and the store at work. */
  function load(host: PluginHost): void {
    const upstream = { kind: 'prometheus', url: `http://127.0.0.1:${store.firstLine}` };
    const ask = (expr: string, analysis: unknown, i: number): Promise<unknown> =>
      askPlugin(host, {
        upstream,
        query: { inputs: [{ refId: 'a', expr }], analysis, stepMs: 60_000, maxSeries: 20_000 },
        fromMs: Date.UTC(2026, 0, 4),
        toMs: Date.UTC(2026, 0, 5),
        user: `user ${i}`,
      }).catch(() => undefined);
    for (let i = 0; i < 4; i++) {
      void ask(`series(${400 + i})`, { kind: 'correlation', method: 'kendall' }, i);
      void ask(`series(${700 + i})`, { kind: 'anomaly' }, i);
      void ask(`series(${3000 + i})`, { kind: 'quality' }, i);
      void ask('slow(60000)', { kind: 'quality' }, i);
    }
  }

  it.each(['SIGTERM', 'the host asks'])('ends within 1.5 s: %s', async (how) => {
    const host = await startPlugin(executable);
    load(host);
    await setTimeout(2500);
    const startMs = performance.now();
    if (how === 'SIGTERM') {
      host.process.kill('SIGTERM');
    } else {
      await unary((callback) => host.controller.shutdown({}, callback));
    }
    expect(await host.exit).toEqual({ code: 0, signal: null });
    expect(performance.now() - startMs).toBeLessThan(mostEndingMs);
    await host.stop();
  });

  it('leaves no orphan when its host dies before it has opened its lifeline', async () => {
    await expectNoOrphan('briefHost', folder, executable);
  });

  it.each([
    ['a store', 'series(800)', { kind: 'anomaly' }],
    ['the demo', '{__name__=~".+"}', { kind: 'correlation', method: 'kendall' }],
  ])('is idle a second after queries to %s were cancelled', async (from, expr, analysis) => {
    const host = await startPlugin(executable);
    // By then it has warmed up.
    await setTimeout(4000);
    const upstream =
      from === 'the demo' ? { kind: 'demo' } : { kind: 'prometheus', url: `http://127.0.0.1:${store.firstLine}` };
    const controller = new AbortController();
    const cancelled = Array.from({ length: 6 }, (_, i) =>
      askPlugin(host, {
        upstream,
        query: { inputs: [{ refId: 'a', expr }], analysis, stepMs: 60_000 },
        fromMs: Date.UTC(2026, 0, 3, i),
        toMs: Date.UTC(2026, 0, 5, i),
        signal: controller.signal,
      }).catch(() => undefined)
    );
    await setTimeout(1500);
    controller.abort();
    await Promise.all(cancelled);
    await setTimeout(1000);
    const before = processorMs(host);
    await setTimeout(2000);
    expect(processorMs(host) - before).toBeLessThan(400);
    await host.stop();
  });

  it('lives on when HTTP/2 ends the connection, as it does where thousands of calls are cancelled at once', async () => {
    const host = await startPlugin(executable);
    const upstream = { kind: 'prometheus', url: `http://127.0.0.1:${store.firstLine}` };
    const ask = (expr: string, signal?: AbortSignal) =>
      askPlugin(host, {
        upstream,
        query: { inputs: [{ refId: 'a', expr }], analysis: { kind: 'quality' } },
        ...(signal === undefined ? {} : { signal }),
      });
    for (let round = 0; round < 30; round++) {
      const controller = new AbortController();
      setMaxListeners(0, controller.signal);
      const cancelled = Array.from({ length: 100 }, () => ask('slow(60000)', controller.signal).catch(String));
      await setTimeout(20);
      controller.abort();
      await Promise.all(cancelled);
    }
    // Longer than the host may be silent.
    for (let second = 0; second < 7; second++) {
      expect((await ask('series(1)')).error).toBe('');
      await setTimeout(1000);
    }
    expect(host.process.exitCode).toBeNull();
    expect(host.stderr()).not.toContain('the host has gone');
    await host.stop();
  });

  it('is replaced by one that answers when it was killed amid its work', async () => {
    const killed = await startPlugin(executable);
    load(killed);
    await setTimeout(1500);
    const startMs = performance.now();
    killed.process.kill('SIGKILL');
    await killed.exit;
    const host = await startPlugin(executable);
    await unary((callback) => host.health.check({ service: 'plugin' }, callback));
    expect(performance.now() - startMs).toBeLessThan(2000);
    const answer = await askPlugin(host, {
      upstream: { kind: 'demo' },
      query: { inputs: [{ refId: 'a', expr: 'shop_service_latency_ms' }], analysis: { kind: 'quality' } },
    });
    expect(answer.error).toBe('');
    await Promise.all([killed.stop(), host.stop()]);
  });

  it('lets data sources go that nobody asks', async () => {
    const host = await startPlugin(executable);
    const handles = (): number => readdirSync(`/proc/${host.process.pid}/fd`).length;
    const before = handles();
    for (let i = 0; i < 3000; i += 20) {
      await Promise.all(
        Array.from({ length: 20 }, (_, j) =>
          askPlugin(host, {
            upstream: { kind: 'prometheus', url: `http://127.0.0.1:${store.firstLine}` },
            query: { inputs: [{ refId: 'a', expr: 'series(1)' }], analysis: { kind: 'quality' } },
            settingsId: `source ${i + j}`,
          })
        )
      );
    }
    await expect.poll(() => handles() - before, { timeout: 20_000 }).toBeLessThan(150);
    await host.stop();
  });

  it('answers one query though others are cancelled beside it, in fifty rounds', async () => {
    const host = await startPlugin(executable, { GF_PLUGIN_WORKERS: '1' });
    const ask = (i: number, signal?: AbortSignal) =>
      askPlugin(host, {
        upstream: { kind: 'prometheus', url: `http://127.0.0.1:${store.firstLine}` },
        query: {
          inputs: [{ refId: 'a', expr: `series(${60 + i})` }],
          analysis: { kind: 'anomaly', detector: 'robust', format: 'scores' },
          stepMs: 60_000,
        },
        fromMs: Date.UTC(2026, 0, 4, 22),
        toMs: Date.UTC(2026, 0, 5),
        ...(signal === undefined ? {} : { signal }),
      });
    for (let round = 0; round < 50; round++) {
      const controller = new AbortController();
      const cancelled = [1, 2, 3].map((i) => ask(100 + round + i, controller.signal).catch(() => undefined));
      const kept = ask(round % 10);
      await setTimeout((round * 7) % 60);
      controller.abort();
      expect((await kept).error).toBe('');
      await Promise.all(cancelled);
    }
    await host.stop();
  });
});
