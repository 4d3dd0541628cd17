import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type OpenShop } from './describeShop';
import { recording, startReplay } from './recorder';

/** The shop of a real server whose answers were kept as the fixture of that name. */
export async function replayedShop(name: string): Promise<OpenShop> {
  const file = path.join(import.meta.dirname, '../fixtures/servers', `${name}.json`);
  const kept = recording.parse(JSON.parse(await readFile(file, 'utf8')));
  const { url, close } = await startReplay(kept);
  return { url, fromMs: kept.fromMs, nowMs: kept.nowMs, stop: close };
}
