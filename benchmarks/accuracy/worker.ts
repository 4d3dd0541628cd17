import { parentPort } from 'node:worker_threads';
import { scoreByQuery } from './path/scoreByQuery';
import { type ScoreTask } from './path/scoreTask';

/** Scores one task after the other; see `scoreTasks`. */
parentPort?.on('message', (task: ScoreTask) => {
  void scoreByQuery(task).then(
    (value) => parentPort?.postMessage({ ok: true, value }),
    (error: unknown) => parentPort?.postMessage({ ok: false, error })
  );
});
