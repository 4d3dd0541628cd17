import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryAttacks } from '../integration/attacks/queryAttacks';
import { streamAttacks } from '../integration/attacks/streamAttacks';
import { askPlugin } from '../integration/backend/askPlugin';
import { type HelperProcess, startHelper } from '../integration/backend/helperProcess';
import { buildBackend, type PluginHost, startPlugin } from '../integration/backend/pluginHost';
import { reportRow, writeReport } from '../integration/faults/report';
import { ProcessWatch } from '../integration/faults/watchProcess';

const minuteMs = 60_000;
const toMs = Date.UTC(2026, 0, 5);

/** What the caches may hold, and what the process may beside them; see SECURITY.md. */
const cacheMegabytes = 1024;
const mostMegabytes = 2000 + (4 / 3) * cacheMegabytes;

describe('the memory of the process', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'covary-memory-'));
  let store: HelperProcess;
  let host: PluginHost;
  let watch: ProcessWatch;

  beforeAll(async () => {
    store = await startHelper('tests/integration/attacks/attackStore.ts', folder);
    host = await startPlugin(buildBackend(path.join(folder, 'gpx_covary')), {
      GF_PLUGIN_CACHE_MB: String(cacheMegabytes),
    });
    watch = await ProcessWatch.start(host, folder);
  });
  afterAll(async () => {
    writeReport('memory');
    watch.stop();
    store.stop();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (expr: string, analysis: unknown, minutes: number, i: number) =>
    askPlugin(host, {
      upstream: { kind: 'prometheus', url: `http://127.0.0.1:${store.firstLine}`, maxResponseBytes: 1024 ** 3 },
      query: { inputs: [{ refId: 'a', expr: `${expr} # ${i}` }], analysis, stepMs: minuteMs, maxSeries: 20_000 },
      settingsId: 'memory',
      user: `user ${i}`,
      fromMs: toMs - minutes * minuteMs,
      toMs,
    });

  it('stays within what is stated with full caches and every attack at once', async () => {
    const { watched: filling } = await watch.during(async () => {
      // Samples of 64 MB and judgements, of other series each time.
      for (let i = 0; i < 18; i++) {
        expect((await ask('series(900)', { kind: 'quality' }, 9000, i)).error).toBe('');
      }
      for (let i = 0; i < 4; i++) {
        expect(
          (await ask('series(1000)', { kind: 'anomaly', detector: 'robust', format: 'events' }, 60, 100 + i)).error
        ).toBe('');
      }
    });
    reportRow('memory', ['filling the caches'], filling);
    // The caches are full, or this shows nothing.
    expect(filling.peakMegabytes).toBeGreaterThan(cacheMegabytes);

    const target = { host, storeUrl: `http://127.0.0.1:${store.firstLine}` };
    const { result, watched } = await watch.during(() =>
      Promise.all([
        ...[...queryAttacks, ...streamAttacks].map(async ({ run, sees }) => {
          const seen = await run(target);
          return sees.test(seen) || /wait already|run already/.test(seen) ? '' : seen;
        }),
        ...Array.from(
          { length: 8 },
          async (_, i) => (await ask('series(1000)', { kind: 'correlation' }, 1440, 200 + i)).error
        ),
        ...Array.from(
          { length: 8 },
          async (_, i) => (await ask('series(300)', { kind: 'anomaly' }, 1440, 300 + i)).error
        ),
        ...Array.from(
          { length: 8 },
          async (_, i) => (await ask('series(10000)', { kind: 'quality' }, 60, 400 + i)).error
        ),
      ])
    );
    reportRow('memory', ['every attack at once, with full caches'], watched);
    expect(result.filter((seen) => seen !== '')).toEqual([]);
    expect(watched.peakMegabytes).toBeLessThan(mostMegabytes);
    expect((await ask('series(3)', { kind: 'quality' }, 10, 500)).error).toBe('');
  }, 900_000);
});
