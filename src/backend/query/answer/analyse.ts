import { checkWork } from '../../budget/checkWork';
import { currentScope } from '../../budget/queryScope';
import { type WorkerPool } from '../../workers/workerPool';
import { type AnalysisContext, type AnalysisResult } from '../analyser/analyser';
import { type DetectionData } from '../analyser/detectionData';
import { type BoundAnalyser } from '../analyses/registry';
import { gridLength } from '../../../core/series/gridLength';
import { runInWorkers } from './runInWorkers';

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
    : analyser.share(context, (parts) => runInWorkers(workers, parts, work, signal));
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
