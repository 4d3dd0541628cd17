/** A piece of work as it goes to a worker. The page sends each task its own input. */
interface TaskRequest {
  readonly task: string;
  readonly input: never;
  /** An array of numbers, which shows whether such arrays arrive as what they are: {@link damaged}. */
  readonly probe: unknown;
}

/**
 * Said of a piece of work whose arrays of numbers arrived as plain objects, without a length: on a page where Grafana has loaded any
 * plugin into its sandbox, it takes apart what is sent to workers (`unboxNearMembraneProxies` in its `documentSandbox.ts`, 12.3).
 */
export const damaged = 'damaged';

/** The outcome of a piece of work. */
export type TaskAnswer<Output> =
  { readonly ok: true; readonly output: Output } | { readonly ok: false; readonly error: string };

/** What a worker says. */
export type WorkerAnswer<Output> = TaskAnswer<Output> | typeof damaged;

/** An outcome, and the large memory in it that nothing else in the worker uses: handed over to the page without a copy. */
export interface Handover {
  readonly output: unknown;
  readonly buffers: ArrayBuffer[];
}

type Serve = (input: never) => Handover;

/** A task of a worker, whose outcome is copied unless `buffersOf` names its large memory. */
export function served<Output>(
  run: (input: never) => Output,
  buffersOf: (output: Output) => ArrayBuffer[] = () => []
): Serve {
  return (input) => {
    const output = run(input);
    return { output, buffers: buffersOf(output) };
  };
}

/** Makes the present worker run a panel's tasks by their names, request by request. */
export function serveTasks(tasks: Readonly<Record<string, Serve>>): void {
  self.addEventListener('message', ({ data }: MessageEvent<TaskRequest>) => {
    const { answer, buffers } = answerTo(tasks, data);
    self.postMessage(answer, { transfer: buffers });
  });
}

function answerTo(
  tasks: Readonly<Record<string, Serve>>,
  { task, input, probe }: TaskRequest
): { readonly answer: WorkerAnswer<unknown>; readonly buffers: ArrayBuffer[] } {
  if (!ArrayBuffer.isView(probe)) {
    return { answer: damaged, buffers: [] };
  }
  const serve = tasks[task];
  if (serve === undefined) {
    return { answer: { ok: false, error: `the worker has no task "${task}"` }, buffers: [] };
  }
  try {
    const { output, buffers } = serve(input);
    return { answer: { ok: true, output }, buffers };
  } catch (error) {
    return { answer: { ok: false, error: error instanceof Error ? error.message : String(error) }, buffers: [] };
  }
}
