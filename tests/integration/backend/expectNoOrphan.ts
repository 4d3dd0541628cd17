import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect } from 'vitest';
import { buildExecutable } from './pluginHost';

/** Starts the plugin in a host of its own, kills that host, and expects the plugin to end within five seconds. */
export async function expectNoOrphan(host: string, folder: string, executable: string): Promise<void> {
  const script = path.join(folder, `${host}.cjs`);
  buildExecutable(`tests/integration/backend/${host}.ts`, script);
  const parent = spawn(process.execPath, [script, executable], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(parent.stdout, 'data');
  const pid = Number(String(line));
  expect(isRunning(pid)).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => isRunning(pid), { timeout: 5000 }).toBe(false);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
