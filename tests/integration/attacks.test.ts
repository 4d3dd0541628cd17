import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryAttacks } from './attacks/queryAttacks';
import { streamAttacks } from './attacks/streamAttacks';
import { type Target } from './attacks/attack';
import { type HelperProcess, startHelper } from './backend/helperProcess';
import { buildBackend, startPlugin } from './backend/pluginHost';
import { reportRow, writeReport } from './faults/report';
import { ProcessWatch } from './faults/watchProcess';

/** What the process may hold whatever is asked; see SECURITY.md. */
const mostMegabytes = 2000;

/** No health check waits longer, also on a machine that does much else; what it is alone stands in docs/security-attacks.md. */
const mostHealthMs = 1000;

describe('what one query can do', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'covary-attacks-'));
  let store: HelperProcess;
  let watch: ProcessWatch;
  let target: Target;

  beforeAll(async () => {
    store = await startHelper('tests/integration/attacks/attackStore.ts', folder);
    const host = await startPlugin(buildBackend(path.join(folder, 'gpx_covary')));
    target = { host, storeUrl: `http://127.0.0.1:${store.firstLine}` };
    watch = await ProcessWatch.start(host, folder);
    // By then it has warmed up.
    await setTimeout(3000);
  });
  afterAll(async () => {
    writeReport('attacks');
    watch.stop();
    store.stop();
    await target.host.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([...queryAttacks, ...streamAttacks].map((attack) => [attack.name, attack] as const))(
    '%s',
    async (_, { name, run, sees }) => {
      const { result, watched } = await watch.during(() => run(target));
      reportRow('attacks', [name, result], watched);
      expect(result).toMatch(sees);
      expect(result).not.toMatch(/fault of the Covary plugin/);
      expect(watched.peakMegabytes).toBeLessThan(mostMegabytes);
      expect(watched.longestHealthMs).toBeLessThan(mostHealthMs);
      expect(target.host.stderr()).not.toMatch(/"@level":"error"/);
    },
    120_000
  );
});
