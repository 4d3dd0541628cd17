import { isMainThread, Worker } from 'node:worker_threads';

// The pool starts this file again in its workers. Each side loads its own part only: a worker has no use for gRPC.
if (isMainThread) {
  void import('./startPlugin').then(({ startPlugin }) => startPlugin((options) => new Worker(__filename, options)));
} else {
  void import('./startWorker').then(({ startWorker }) => startWorker());
}
