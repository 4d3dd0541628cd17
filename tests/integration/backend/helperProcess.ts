import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import path from 'node:path';
import { buildExecutable } from './pluginHost';

/** A program of the tests' own, in a process of its own, that answers lines with lines. */
export interface HelperProcess {
  /** The first line that it printed. */
  readonly firstLine: string;
  /** Sends a line and resolves to the next one that it prints. */
  ask(line: string): Promise<string>;
  stop(): void;
}

/** Builds a TypeScript program into a folder and starts it; resolves once it has printed a line. */
export async function startHelper(
  entry: string,
  folder: string,
  programArguments: readonly string[] = []
): Promise<HelperProcess> {
  const outfile = path.join(folder, path.basename(entry, '.ts'));
  buildExecutable(entry, outfile);
  const child: ChildProcess = spawn(outfile, [...programArguments], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) {
    throw new Error('the program has no pipes');
  }
  const lines = createInterface(stdout);
  const firstLine = await nextLine(lines);
  return {
    firstLine,
    ask: (line) => {
      const answer = nextLine(lines);
      stdin.write(`${line}\n`);
      return answer;
    },
    stop: () => {
      child.kill();
    },
  };
}

function nextLine(lines: Interface): Promise<string> {
  return new Promise((resolve) => {
    lines.once('line', resolve);
  });
}
