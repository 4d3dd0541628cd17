import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type StoreProcess } from '../integration/stores/storeProcess';
import { type OpenShop } from './describeShop';

/** A store in a folder of its own, started and filled by `start`; stopping it takes the folder away. */
export async function serveShop(
  name: string,
  fromMs: number,
  start: (folder: string) => Promise<StoreProcess>
): Promise<OpenShop> {
  const folder = await mkdtemp(path.join(tmpdir(), `covary-${name}-`));
  const store = await start(folder);
  return {
    url: store.url,
    fromMs,
    nowMs: Date.now(),
    stop: async () => {
      await store.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
