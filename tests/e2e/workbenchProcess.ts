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
  /** Resolves when the Prometheus of its demo answers; rejects when it ends without. */
  readonly prometheus: Promise<unknown>;
  readonly ended: Promise<Ended>;
  /** Ctrl-C. */
  stop(): Promise<Ended>;
}

/** Runs `npm start -- args` as a user does. */
export function startWorkbench(...args: readonly string[]): WorkbenchProcess {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const ended = once(child, 'close').then((): Ended => ({ code: child.exitCode, output }));
  const printed = (pattern: RegExp): Promise<string> => {
    const found = new Promise<string>((resolve, reject) => {
      const look = (): void => {
        const [text] = pattern.exec(output) ?? [];
        if (text !== undefined) {
          resolve(text);
        }
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      void ended.then(() => reject(new Error(`the workbench ended: ${output}`)));
    });
    found.catch(() => undefined);
    return found;
  };
  const read = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  return {
    url: printed(/http:\/\/127\.0\.0\.1:\d+/),
    prometheus: printed(/the Prometheus of the demo answers/),
    ended,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}
