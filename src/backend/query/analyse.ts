import { type Result } from '../../core/result';
import { currentScope } from '../budget/queryScope';
import { WorkerEnded } from '../workers/workerEnded';
import { type WorkerPool } from '../workers/workerPool';
import { type AnalysisContext, type AnalysisResult, type RunParts } from './analyser';
import { type BoundAnalyser } from './analyses/registry';
import { QueryError } from './queryError';
import { type PartFailure } from './workOnPart';

/** Less work than this takes some milliseconds at most, about as long as handing it to a worker. */
const leastShared = 5000;

/** No analysis may keep a worker longer: nobody waits for it any more. */
const analysisLimitMs = 30_000;

/**
 * Runs an analysis: in the workers where it may take long, so that this thread goes on answering; else here.
 *
 * @param workers without them everything runs here
 */
export async function analyse(
  analyser: BoundAnalyser,
  context: AnalysisContext,
  workers: WorkerPool | undefined,
  signal: AbortSignal
): Promise<AnalysisResult> {
  return workers === undefined || workOf(context) < leastShared
    ? analyser.run(context)
    : analyser.share(context, runPartsIn(workers, workOf(context), signal));
}

/** Samples, and pairs of series, which some analyses compare. */
function workOf({ series, detection }: AnalysisContext): number {
  const judged = detection === undefined ? 0 : detection.matrix.values.length;
  return series.reduce((sum, { values }) => sum + values.length, judged + series.length ** 2);
}

function runPartsIn(workers: WorkerPool, weight: number, signal: AbortSignal): RunParts {
  return async <Part>(parts: Parameters<RunParts>[0]) => {
    const tasks = parts.map((part) => () => part);
    const order = { ...currentScope(), weight, limitMs: analysisLimitMs };
    const outcomes = await workers.run<Result<Part, PartFailure>>(tasks, signal, order).catch(explainEnd);
    return outcomes.map((outcome) => {
      if (!outcome.ok) {
        throw new QueryError(outcome.error.message, outcome.error.status);
      }
      return outcome.value;
    });
  };
}

/** What the author of a query can do where a worker did not finish. */
function explainEnd(error: unknown): never {
  if (!(error instanceof WorkerEnded)) {
    throw error;
  }
  const less = 'narrow a selector, raise "stepMs" or shorten the range';
  switch (error.reason) {
    case 'out-of-memory':
      throw new QueryError(`the analysis needs more memory than it may take: ${less}`, 413, { cause: error });
    case 'too-long':
      throw new QueryError(`the analysis takes longer than ${analysisLimitMs / 1000} s: ${less}`, 413, {
        cause: error,
      });
    case 'cancelled':
    case 'died':
      throw error;
  }
}
