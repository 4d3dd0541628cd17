import { type PairplotSummary, summarisePairplot } from '../../charts/pairplot/pairplotSummary';
import { type PairWork } from './pairWork';

/** Computes the cells: runs here or in the worker. */
export function runPairWork({ samples, options }: PairWork): PairplotSummary {
  return summarisePairplot(samples, options);
}
