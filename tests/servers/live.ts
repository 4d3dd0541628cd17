import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type OpenShop } from './describeShop';
import { startRecorder } from './recorder';
import { minuteMs, minutes } from './shop';

const executables = process.env['STORE_SERVERS'] ?? '';
const fixtures = path.join(import.meta.dirname, '../fixtures/servers');

/** Whether a server is at hand. */
export function hasServer(name: string): boolean {
  return existsSync(path.join(executables, name));
}

/** Starts a server with the shop of the last two hours and keeps what it answers as the fixture of that name. `command`: its executable, where it is called otherwise. */
export async function recordShop(
  name: string,
  start: (command: string, fromMs: number) => Promise<OpenShop>,
  command = name
): Promise<OpenShop> {
  const fromMs = Math.floor(Date.now() / minuteMs - minutes - 1) * minuteMs;
  const shop = await start(path.join(executables, command), fromMs);
  const { url, exchanges, close } = await startRecorder(shop.url);
  return {
    ...shop,
    url,
    stop: async () => {
      await close();
      await shop.stop();
      const recording = { server: name, fromMs, nowMs: shop.nowMs, exchanges: exchanges() };
      await writeFile(path.join(fixtures, `${name}.json`), `${JSON.stringify(recording, null, 1)}\n`);
    },
  };
}
