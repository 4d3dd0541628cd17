import { type WorkerPool } from '../../workers/workerPool';
import { type JudgementCache } from './judgementCache';
import { type SampleCache } from '../samples/sampleCache';

/** What a query finds beside its stores. */
export interface QueryEnvironment {
  /** Where large analyses run; without them all run on this thread. */
  readonly workers?: WorkerPool;
  /** What is known of the stores; without it everything is fetched. */
  readonly samples?: SampleCache;
  /** What was judged before, of samples that are kept; without it everything is judged anew. */
  readonly judgements?: JudgementCache;
  /** The time zone of the data source's settings; UTC where it has none. */
  readonly zone?: string;
}
