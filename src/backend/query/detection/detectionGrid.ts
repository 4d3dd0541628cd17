import { type TimeGrid } from '../../../core/series/timeGrid';
import { QueryError } from '../../queryError';

/** The step of detection where neither the query nor a store's scrape interval says another. */
const usualStepMs = 60_000;

/** More steps than this are not judged at once: a month of minutes fits. */
const mostSteps = 50_000;

/** The steps that a range too long for the query's own is judged at in a panel. */
const ladderMs: readonly number[] = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400,
].map((seconds) => seconds * 1000);

/** The times to judge, and whether their step is coarser than the query's own. */
export interface DetectionGrid {
  readonly grid: TimeGrid;
  readonly isCoarser: boolean;
}

/**
 * The times that a detection judges: multiples of the query's own step within the range, whatever a panel's zoom. A range too long
 * for that step has a coarser one of a fixed ladder in a panel, and is refused for an alert rule.
 *
 * @param scrapeIntervalsMs how often the stores of the inputs take samples, where that is known
 */
export function detectionGrid(
  { fromMs, toMs, stepMs }: { readonly fromMs: number; readonly toMs: number; readonly stepMs: number | undefined },
  scrapeIntervalsMs: readonly number[],
  isFromAlert: boolean
): DetectionGrid {
  const ownMs = stepMs ?? Math.max(usualStepMs, ...scrapeIntervalsMs);
  const fits = (candidateMs: number): boolean => (toMs - fromMs) / candidateMs <= mostSteps;
  if (fits(ownMs)) {
    return { grid: gridWithin(fromMs, toMs, ownMs), isCoarser: false };
  }
  const coarserMs = ladderMs.find(
    (candidateMs) => candidateMs > ownMs && candidateMs % ownMs === 0 && fits(candidateMs)
  );
  if (isFromAlert || coarserMs === undefined) {
    const length = Math.floor((toMs - fromMs) / ownMs) + 1;
    throw new QueryError(
      `the range has ${length} steps of ${ownMs} ms, more than ${mostSteps}: shorten the range or raise "stepMs"`
    );
  }
  return { grid: gridWithin(fromMs, toMs, coarserMs), isCoarser: true };
}

function gridWithin(fromMs: number, toMs: number, stepMs: number): TimeGrid {
  return { fromMs: Math.ceil(fromMs / stepMs) * stepMs, toMs: Math.floor(toMs / stepMs) * stepMs, stepMs };
}
