import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type PeerCommand, type PeerTask } from './workload';

/** A process that does one task over and over, and says how much processor time each turn took. */
export class PeerProcess {
  private constructor(
    private readonly process: ChildProcessWithoutNullStreams,
    private readonly lines: AsyncIterator<string>,
    private readonly folder: string
  ) {}

  /** Starts it on a task; undefined where there is no such program, or it lacks the library. */
  static async start(task: PeerTask, command: PeerCommand): Promise<PeerProcess | undefined> {
    const folder = mkdtempSync(path.join(tmpdir(), 'covary-speed-'));
    for (const [name, values] of Object.entries(task.arrays ?? {})) {
      writeFileSync(
        path.join(folder, `${name}.f64`),
        new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
      );
    }
    for (const [name, bytes] of Object.entries(task.files ?? {})) {
      writeFileSync(path.join(folder, name), bytes);
    }
    const child = spawn(command.program, [
      ...command.arguments,
      task.operation,
      folder,
      JSON.stringify(task.parameters ?? {}),
    ]);
    child.on('error', () => undefined);
    child.stdin.on('error', () => undefined);
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const peer = new PeerProcess(child, lines, folder);
    if ((await lines.next()).value === 'ready') {
      return peer;
    }
    await peer.stop();
    return undefined;
  }

  async run(): Promise<number> {
    this.process.stdin.write('run\n');
    const { value } = await this.lines.next();
    return Number(value);
  }

  /** What the first turn came to. */
  result(): Float64Array {
    const bytes = readFileSync(path.join(this.folder, 'result.f64'));
    return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  }

  async stop(): Promise<void> {
    this.process.stdin.end();
    await this.lines.return?.();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
