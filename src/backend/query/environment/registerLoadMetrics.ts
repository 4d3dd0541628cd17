import { type Admission } from '../../budget/admission';
import { metrics } from '../../telemetry/metrics';
import { type WorkerPool } from '../../workers/workerPool';
import { type JudgementCache } from './judgementCache';
import { type SampleCache } from '../samples/sampleCache';

/** Has metrics tell how busy the plugin is, and how much it keeps. */
export function registerLoadMetrics({
  admission,
  samples,
  judgements,
  workers,
}: {
  readonly admission: Admission;
  readonly samples: SampleCache;
  readonly judgements: JudgementCache;
  readonly workers: WorkerPool | undefined;
}): void {
  const byPriority = (what: 'running' | 'waiting') => () =>
    Object.entries(admission.load).map(([priority, load]) => [{ priority }, load[what]] as const);
  metrics.observed('covary_queries_running', 'Queries that are being answered.', 'gauge', byPriority('running'));
  metrics.observed('covary_queries_waiting', 'Queries that wait for their turn.', 'gauge', byPriority('waiting'));
  metrics.observed('covary_streams', 'Live streams.', 'gauge', () => admission.runningStreams);
  metrics.observed('covary_workers', 'Worker threads.', 'gauge', () => workers?.size ?? 0);
  metrics.observed('covary_workers_busy', 'Worker threads at work.', 'gauge', () => workers?.working ?? 0);
  metrics.observed(
    'covary_worker_batches_waiting',
    'Analyses with parts that wait for a worker.',
    'gauge',
    () => workers?.waiting ?? 0
  );
  metrics.observed('covary_sample_cache_bytes', 'Samples that are kept.', 'gauge', () => samples.keptBytes);
  metrics.observed('covary_judgement_cache_bytes', 'Judgements that are kept.', 'gauge', () => judgements.keptBytes);
}
