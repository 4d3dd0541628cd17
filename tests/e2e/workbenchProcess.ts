import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

export interface WorkbenchProcess {
  /** Resolves to the address that it printed; rejects when it ends without. */
  readonly url: Promise<string>;
  readonly ended: Promise<Ended>;
  /** Ctrl-C. */
  stop(): Promise<Ended>;
}

/** Runs `npm start -- args` as a user does. */
export function startWorkbench(...args: readonly string[]): WorkbenchProcess {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const ended = once(child, 'close').then((): Ended => ({ code: child.exitCode, output }));
  const url = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (address !== undefined) {
        resolve(address);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => reject(new Error(`the workbench ended: ${output}`)));
  });
  url.catch(() => undefined);
  return {
    url,
    ended,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}
