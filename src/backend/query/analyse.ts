import { type Result } from '../../core/result';
import { type WorkerPool } from '../workers/workerPool';
import { type AnalysisContext, type AnalysisResult, type RunParts } from './analyser';
import { type BoundAnalyser } from './analyses/registry';
import { QueryError } from './queryError';
import { type PartFailure } from './workOnPart';

/** Less work than this takes some milliseconds at most, about as long as handing it to a worker. */
const leastShared = 5000;

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
    : analyser.share(context, runPartsIn(workers, signal));
}

/** Samples, and pairs of series, which some analyses compare. */
function workOf({ series, detection }: AnalysisContext): number {
  const judged = detection === undefined ? 0 : detection.matrix.values.length;
  return series.reduce((sum, { values }) => sum + values.length, judged + series.length ** 2);
}

function runPartsIn(workers: WorkerPool, signal: AbortSignal): RunParts {
  return async <Part>(parts: Parameters<RunParts>[0]) => {
    const tasks = parts.map((part) => () => part);
    const outcomes = await workers.run<Result<Part, PartFailure>>(tasks, signal).catch(rejectOutOfMemory);
    return outcomes.map((outcome) => {
      if (!outcome.ok) {
        throw new QueryError(outcome.error.message, outcome.error.status);
      }
      return outcome.value;
    });
  };
}

function rejectOutOfMemory(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    throw new QueryError(
      'the analysis needs more memory than it may take: narrow a selector, raise "stepMs" or shorten the range',
      413,
      { cause: error }
    );
  }
  throw error;
}
