/** How long a worker waits for its next work: a dashboard has often refreshed by then. */
const idleMs = 60_000;

interface IdleWorker {
  readonly worker: Worker;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** By what creates them: one each. */
const idle = new Map<() => Worker, IdleWorker>();

/** The worker that waits for such work, whose code is loaded and optimised by now, or else a new one. */
export function takeWorker(create: () => Worker): Worker {
  const waiting = idle.get(create);
  if (!waiting) {
    return create();
  }
  clearTimeout(waiting.timer);
  idle.delete(create);
  return waiting.worker;
}

/** Keeps a worker that has answered for the next work of its kind, for a while; ends it where another one waits already. */
export function keepWorker(create: () => Worker, worker: Worker): void {
  if (idle.has(create)) {
    worker.terminate();
    return;
  }
  const end = () => {
    worker.terminate();
    idle.delete(create);
  };
  worker.onmessage = null;
  worker.onerror = end;
  idle.set(create, { worker, timer: setTimeout(end, idleMs) });
}
