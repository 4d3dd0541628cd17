import { keepWorker, takeWorker } from './idleWorkers';
import { damaged, type TaskAnswer, type WorkerAnswer } from './serveTasks';
import { type Task } from './task';

/** Once work has arrived damaged on a page, all of it would. */
let arrivesDamaged = false;

/**
 * Runs a task off the main thread and tells the outcome once. Where no worker can be had (an old browser, a content
 * policy, a plugin served from another origin), or none that work arrives at as it was sent, it runs here, after the browser has
 * had time to paint. The returned function calls it off.
 */
export function startTask<Input, Output>(
  task: Task<Input, Output>,
  input: Input,
  onAnswer: (answer: TaskAnswer<Output>) => void
): () => void {
  let worker: Worker | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const runHere = () => {
    worker?.terminate();
    worker = null;
    timer = setTimeout(() => onAnswer(runSafely(task, input)), 0);
  };
  if (arrivesDamaged) {
    runHere();
    return () => clearTimeout(timer);
  }
  try {
    const taken = takeWorker(task.startWorker);
    worker = taken;
    worker.onmessage = (event: MessageEvent<WorkerAnswer<Output>>) => {
      if (event.data === damaged) {
        arrivesDamaged = true;
        runHere();
        return;
      }
      worker = null;
      keepWorker(task.startWorker, taken);
      onAnswer(event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      runHere();
    };
    worker.postMessage({ task: task.name, input, probe: new Float64Array(1) });
  } catch {
    runHere();
  }
  return () => {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
  };
}

function runSafely<Input, Output>(task: Task<Input, Output>, input: Input): TaskAnswer<Output> {
  try {
    return { ok: true, output: task.run(input) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
