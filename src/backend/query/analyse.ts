import { type Result } from '../../core/result';
import { checkWork } from '../budget/checkWork';
import { currentScope } from '../budget/queryScope';
import { WorkerEnded } from '../workers/workerEnded';
import { type WorkerPool } from '../workers/workerPool';
import { type AnalysisContext, type AnalysisResult, type RunParts } from './analyser';
import { type DetectionData } from './detection/detectionData';
import { type BoundAnalyser } from './analyses/registry';
import { QueryError } from '../queryError';
import { gridLength } from '../../core/series/gridLength';
import { type PartFailure } from './workOnPart';

/** Less work than this takes some milliseconds at most, about as long as handing it to a worker. */
const leastShared = 5000;

/** The same for analyses that go over each sample many times. */
const leastSharedOfDear = 300;

const samplesOfState = 30;

/** Analyses whose work grows with the samples alone. */
const cheap: ReadonlySet<string> = new Set(['aggregate', 'quality', 'slo', 'correlation']);

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
  const { query, fetched, series } = context;
  checkWork(query, fetched, series, currentScope().budgets);
  const work = workOf(context);
  return workers === undefined || work < (cheap.has(query.analysis.kind) ? leastShared : leastSharedOfDear)
    ? analyser.run(context)
    : analyser.share(context, runPartsIn(workers, work, signal));
}

/** Samples, before and after they are joined, those that are judged, and pairs of series, which some analyses compare. */
function workOf({ series, fetched, detections = [] }: AnalysisContext): number {
  const judged = detections.reduce((sum, data) => sum + judgedSamples(data), 0);
  const samples = series.reduce((sum, { values }) => sum + values.length, 0);
  return Math.max(samples, series.length * gridLength(fetched)) + judged + series.length ** 2;
}

/** What is gone through, history included; a state is about as much work as so many samples. */
function judgedSamples({ matrix, resumed }: DetectionData): number {
  const { series, times } = matrix;
  return series.length * (resumed === undefined ? times.length : times.length - resumed.at + samplesOfState);
}

function runPartsIn(workers: WorkerPool, weight: number, signal: AbortSignal): RunParts {
  return async <Part>(parts: Parameters<RunParts>[0]) => {
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
  };
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
