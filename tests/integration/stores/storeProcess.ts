import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface StoreProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a server and waits until `readyUrl` answers with success; fails with its output when it ends before. */
export async function startStore(
  command: string,
  parameters: readonly string[],
  url: string,
  readyUrl: string
): Promise<StoreProcess> {
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'exit');
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) {
      throw new Error(`${command} ended: ${output.slice(-2000)}`);
    }
    const ok = await fetch(readyUrl).then(
      (response) => response.ok,
      () => false
    );
    if (ok) {
      return {
        url,
        stop: async () => {
          child.kill('SIGTERM');
          await ended;
        },
      };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`${command} is not ready after 30 s: ${output.slice(-2000)}`);
}
