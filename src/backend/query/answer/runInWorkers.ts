import { type Result } from '../../../core/result';
import { currentScope } from '../../budget/queryScope';
import { WorkerEnded } from '../../workers/workerEnded';
import { type WorkerPool } from '../../workers/workerPool';
import { QueryError } from '../../queryError';
import { type PartFailure } from './workOnPart';

/**
 * Has parts of a query's work done by workers; resolves to what they gave.
 *
 * @param weight how much all of it is, in samples
 * @throws QueryError also where the work takes more time or memory than it may
 */
export async function runInWorkers<Part>(
  workers: WorkerPool,
  parts: readonly unknown[],
  weight: number,
  signal: AbortSignal
): Promise<readonly Part[]> {
  const tasks = parts.map((part) => () => part);
  const { priority, user, budgets } = currentScope();
  const limitMs = budgets.analysisSeconds * 1000;
  const outcomes = await workers
    .run<Result<Part, PartFailure>>(tasks, signal, { priority, user, weight, limitMs })
    .catch((error: unknown) => explainEnd(error, limitMs));
  return outcomes.map((outcome) => {
    if (!outcome.ok) {
      throw new QueryError(outcome.error.message, outcome.error.status);
    }
    return outcome.value;
  });
}

/** What the author of a query can do where a worker did not finish. */
function explainEnd(error: unknown, limitMs: number): never {
  if (!(error instanceof WorkerEnded)) {
    throw error;
  }
  const less = 'narrow a selector, raise "stepMs" or shorten the range';
  switch (error.reason) {
    case 'out-of-memory':
      throw new QueryError(`the analysis needs more memory than it may take: ${less}`, 413, { cause: error });
    case 'too-long':
      throw new QueryError(`the analysis takes longer than ${limitMs / 1000} s (max_analysis_seconds): ${less}`, 413, {
        cause: error,
      });
    case 'cancelled':
    case 'died':
      throw error;
  }
}
