import { setTimeout } from 'node:timers/promises';
import { warmUp } from '../../src/backend/warmUp';
import { takingTurns } from '../../src/backend/workers/takingTurns';
import { PeerProcess } from './peerProcess';
import { type PeerCommand, type Workload } from './workload';

interface Times {
  readonly min: number;
  readonly median: number;
}

/** One row of the results. */
export interface MeasuredRow {
  readonly title: string;
  readonly goal: number | undefined;
  readonly rivalGoal: number | undefined;
  /** `firstByClock`: the first call's time on the clock over the median of the others'. */
  readonly ours: Times & { readonly first: number; readonly firstByClock: number };
  readonly peer: (Times & { readonly name: string }) | undefined;
  readonly rival: (Times & { readonly name: string }) | undefined;
  readonly check: string;
}

/** The engine still compiles on other threads when the warm-up has ended. */
const settlingMs = 500;
/** A rival that takes longer than this is not run again. */
const longRivalMs = 500;

/** Times a workload, its npm rival and its peer in turn, round by round, on one machine under one load. */
export async function measure(
  workload: Workload,
  rounds: number,
  commands: Readonly<Record<'python' | 'go', PeerCommand>>
): Promise<MeasuredRow> {
  const { run, rival, peer: task, check } = workload.prepare();
  // As in the plugin: its process and workers do so when they start, some time before the first question.
  await takingTurns(warmUp());
  await setTimeout(settlingMs);
  let result: ReturnType<typeof run> = [];
  const firstStart = performance.now();
  const first = processorMs(() => {
    result = run();
  });
  const firstClockMs = performance.now() - firstStart;
  const peer = task && (await PeerProcess.start(task, commands[task.language ?? 'python']));
  const ours: number[] = [];
  const clock: number[] = [];
  const rivals: number[] = [];
  const peers: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    ours.push(processorMs(run));
    clock.push(performance.now() - start);
    if (rival && (rivals[0] === undefined || rivals[0] < longRivalMs)) {
      rivals.push(processorMs(() => rival.run()));
    }
    if (peer) {
      peers.push(await peer.run());
    }
  }
  const whole = result instanceof Float64Array ? result : Float64Array.from(result.flatMap((part) => [...part]));
  const verdict = check(whole, peer?.result());
  await peer?.stop();
  return {
    title: workload.title,
    goal: workload.goal,
    rivalGoal: workload.rivalGoal,
    ours: { ...timesOf(ours), first, firstByClock: firstClockMs / timesOf(clock).median },
    peer: task && peer && { name: task.name, ...timesOf(peers) },
    rival: rival && { name: rival.name, ...timesOf(rivals) },
    check: verdict,
  };
}

/** Processor time rather than the clock's: what else the machine does hardly counts. */
function processorMs(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function timesOf(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  return { min: sorted[0] ?? NaN, median: sorted[Math.floor(sorted.length / 2)] ?? NaN };
}
