import { type InputSeries } from '../../core/series/alignSeries';
import { type TimeGrid } from '../../core/series/timeGrid';
import { type CovaryQuery } from '../../protocol/query';
import { gridLength } from '../../core/series/gridLength';
import { QueryError } from '../queryError';
import { type Budgets } from './budgets';

/** Analyses that compare all series with each other. */
const pairwise: ReadonlySet<string> = new Set(['correlation', 'cluster']);

/**
 * Refuses an analysis that would take more memory or time than a query may, before any work is done.
 *
 * @param fetched the times on which the series are joined, history included
 * @throws QueryError with how much it would be, how much may be, and what to change
 */
export function checkWork(
  { analysis }: CovaryQuery,
  fetched: TimeGrid,
  series: readonly InputSeries[],
  budgets: Budgets
): void {
  const count = series.length;
  const samples = series.reduce((sum, { values }) => sum + values.length, 0);
  const cells = Math.max(samples, count * gridLength(fetched));
  refuseSurplusSamples(`${count} series of ${gridLength(fetched)} points`, cells, budgets);
  if (pairwise.has(analysis.kind) && !(analysis.kind === 'cluster' && analysis.method === 'kMeans')) {
    refuseAbove(
      count ** 2,
      budgets.cells,
      `${count} series compared with each other are ${count ** 2} cells`,
      'max_cells',
      'narrow a selector or aggregate'
    );
  }
  if (analysis.kind === 'correlation' && analysis.format === 'pairs') {
    const pairs = (count * (count - 1)) / 2;
    refuseAbove(
      pairs,
      budgets.rows,
      `${count} series have ${pairs} pairs`,
      'max_rows',
      'narrow a selector or aggregate'
    );
  }
  if (analysis.kind === 'eventImpact') {
    const rows = analysis.events.length * count;
    refuseAbove(
      rows,
      budgets.rows,
      `${analysis.events.length} events of ${count} series are ${rows} rows`,
      'max_rows',
      'name fewer events, narrow a selector or aggregate'
    );
  }
}

/** Refuses more samples than a query may have; `what` they are of: "5 series of 300 points". @throws QueryError */
export function refuseSurplusSamples(what: string, samples: number, budgets: Budgets): void {
  refuseAbove(
    samples,
    budgets.samples,
    `${what} are ${samples} samples`,
    'max_samples',
    'narrow a selector, aggregate, raise "stepMs" or shorten the range'
  );
}

function refuseAbove(value: number, cap: number, what: string, setting: string, change: string): void {
  if (value > cap) {
    throw new QueryError(`${what}, more than the ${cap} that a query may have (${setting}): ${change}`, 413);
  }
}
