import { useMemo } from 'react';
import { type TimeRange } from '@grafana/data';
import { readExplainedAnomalies } from '../../../frames/grafana/readExplainedAnomalies';
import { investigationInputs, type InvestigationInput } from '../../investigation/investigationInputs';
import { presets } from '../../presets/registry';
import { storePresets } from '../../presets/storePresets';
import { type AnalysisState } from '../../query/analysisState';
import { quickLook } from '../../query/quickLook';
import { type Analyses, type Budget, useAnalysis } from '../../query/useAnalysis';
import { type SeriesCount, type SeriesCounts, useSeriesCounts } from '../../query/useSeriesCounts';
import { type ListedMetrics, useStoreMetrics } from '../../query/useStoreMetrics';
import { type UnusualService, unusualServices } from './unusualServices';
import { withinBudget } from './withinBudget';

/** What is unusual in the stores, as far as a budget reaches. */
export interface UnusualNow {
  readonly metrics: ListedMetrics;
  readonly known: readonly InvestigationInput[];
  readonly counts: SeriesCounts;
  /** What the budget reaches. */
  readonly chosen: readonly SeriesCount[];
  readonly budget: Budget;
  readonly state: AnalysisState;
  /** The most unusual first. */
  readonly services: readonly UnusualService[];
  readonly usualServices: number;
  readonly looked: number;
  readonly total: number;
}

export const unusualAnalyses: Analyses = { unusual: { ...quickLook, format: 'events' } };

/** Queries beyond these are not even counted: one question holds no more. */
const mostInputs = 40;

/**
 * Counts what the presets would ask for, takes the first queries until the budget of series is used up, and looks for what is
 * unusual in them.
 *
 * @param mostSeries the budget
 */
export function useUnusualNow(
  dataSource: string | undefined,
  range: TimeRange,
  mostSeries: number,
  deadlineMs: number
): UnusualNow {
  const metrics = useStoreMetrics(dataSource, range);
  const known = useMemo(
    () => investigationInputs(storePresets(presets, metrics.stores), []).slice(0, mostInputs),
    [metrics.stores]
  );
  const inputs = useMemo(() => known.map(({ input }) => input), [known]);
  const counts = useSeriesCounts(dataSource, inputs, range);
  const chosen = useMemo(() => withinBudget(counts ?? [], mostSeries), [counts, mostSeries]);
  const budget = useMemo(
    (): Budget => ({ profileDays: 0, maxSeries: mostSeries, deadlineMs }),
    [mostSeries, deadlineMs]
  );
  const state = useAnalysis(
    dataSource,
    chosen.map(({ input }) => input),
    unusualAnalyses,
    range,
    budget
  );
  const services = useMemo(() => unusualServices(readExplainedAnomalies(state.frames), chosen), [state.frames, chosen]);
  const looked = new Set(chosen.flatMap(({ serviceOf }) => [...serviceOf.values()]));
  return {
    metrics,
    known,
    counts,
    chosen,
    budget,
    state,
    services,
    usualServices: Math.max(0, looked.size - services.length),
    looked: chosen.reduce((sum, { count }) => sum + count, 0),
    total: (counts ?? []).reduce((sum, { count }) => sum + count, 0),
  };
}
