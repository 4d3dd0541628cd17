import { keepWorker, takeWorker } from './idleWorkers';
import { type TaskAnswer } from './serveTasks';
import { type Task } from './task';

/**
 * Runs a task off the main thread and tells the outcome once. Where no worker can be had (an old browser, a content
 * policy, a plugin served from another origin) it runs here, after the browser has had time to paint. The returned
 * function calls it off.
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
  try {
    const taken = takeWorker(task.startWorker);
    worker = taken;
    worker.onmessage = (event: MessageEvent<TaskAnswer<Output>>) => {
      worker = null;
      keepWorker(task.startWorker, taken);
      onAnswer(event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      runHere();
    };
    worker.postMessage({ task: task.name, input });
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
