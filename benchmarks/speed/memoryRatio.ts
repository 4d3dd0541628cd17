import { readFileSync, writeFileSync } from 'node:fs';
import { kernelModule } from '../../src/core/kernels/kernelModule';
import { type Workload } from './workload';

const calls = 9;
const settlingMs = 30;
const nurseryObjects = 3_000_000;

/**
 * The most memory that a workload holds at a time, its input included, over the size of its input and output. What a call
 * adds is the memory of the kernels, which they keep, and the greater of two figures, since each misses something: the
 * median growth of the process's resident memory to its greatest during a call, and the buffers that a call allocates
 * before a collection of garbage. The engine's own memory is kept out of it: its compiler is off (--no-opt), and the room
 * for young objects is filled before.
 *
 * Linux only.
 *
 * @param collectGarbage the engine's, with --expose-gc
 */
export function memoryRatio(workload: Workload, collectGarbage: () => void): number {
  const { run, inputBytes, outputBytes } = workload.prepare();
  const growths: number[] = [];
  let buffers = 0;
  for (let call = 0; call < calls; call++) {
    collectGarbage();
    // What is freed is given back by other threads.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, settlingMs);
    collectGarbage();
    fillNursery();
    const buffersBefore = process.memoryUsage().arrayBuffers;
    const before = residentBytes('VmRSS');
    writeFileSync('/proc/self/clear_refs', '5');
    run();
    growths.push(residentBytes('VmHWM') - before);
    buffers = Math.max(buffers, process.memoryUsage().arrayBuffers - buffersBefore);
  }
  const growth = growths.sort((a, b) => a - b)[Math.floor(calls / 2)] ?? NaN;
  const kernelBytes = kernelModule()?.functions.memory.buffer.byteLength ?? 0;
  return (inputBytes + Math.max(outputBytes, Math.max(growth, buffers) + kernelBytes)) / (inputBytes + outputBytes);
}

/** Makes the engine take the room for young objects that it takes sooner or later in any program. */
function fillNursery(): void {
  const latest: object[] = [];
  for (let i = 0; i < nurseryObjects; i++) {
    latest[i % 8] = { i };
  }
}

function residentBytes(key: 'VmRSS' | 'VmHWM'): number {
  const kilobytes = new RegExp(`^${key}:\\s*(\\d+) kB`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return 1024 * Number(kilobytes);
}
