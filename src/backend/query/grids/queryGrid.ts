import { type TimeGrid } from '../../../core/series/timeGrid';

/** Steps that a panel's interval is rounded up to, so that small changes of zoom keep the same grid. */
const steps: readonly number[] = [15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200].map(
  (seconds) => seconds * 1000
);

/** The smallest step that is chosen for an author who gave none: the usual scrape interval. */
const smallestStepMs = 15_000;

/**
 * The grid of a query: the given step, else the panel's interval rounded up to a usual one. The range is cut down to
 * the multiples of the step inside it, so that the same time always falls on the same point, whatever the zoom.
 */
export function queryGrid(query: {
  readonly fromMs: number;
  readonly toMs: number;
  readonly intervalMs: number;
  readonly stepMs: number | undefined;
}): TimeGrid {
  const wanted = Math.max(query.intervalMs, smallestStepMs);
  const dayMs = 86_400_000;
  const stepMs = query.stepMs ?? steps.find((step) => step >= wanted) ?? Math.ceil(wanted / dayMs) * dayMs;
  return {
    fromMs: Math.ceil(query.fromMs / stepMs) * stepMs,
    toMs: Math.floor(query.toMs / stepMs) * stepMs,
    stepMs,
  };
}
