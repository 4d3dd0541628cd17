import { type InputSeries } from '../../../core/series/alignSeries';
import { type TimeGrid } from '../../../core/series/timeGrid';
import { type AnalysisOf, type SeriesAnalysisKind } from '../../../protocol/query';
import {
  type Analyser,
  type ResolvedQuery,
  type AnalysisContext,
  type HistoryRange,
  type AnalysisResult,
  type RunParts,
} from '../analyser/analyser';
import { type UnknownMetric } from '../inputs/describedMetrics';
import { aggregateAnalyser } from './aggregate/aggregateAnalyser';
import { alertCascadeAnalyser } from './alertCascade/alertCascadeAnalyser';
import { anomalyAnalyser } from './anomaly/anomalyAnalyser';
import { backtestAnalyser } from './backtest/backtestAnalyser';
import { clusterAnalyser } from './cluster/clusterAnalyser';
import { correlationAnalyser } from './correlation/correlationAnalyser';
import { eventImpactAnalyser } from './eventImpact/eventImpactAnalyser';
import { qualityAnalyser } from './quality/qualityAnalyser';
import { relatedAnalyser } from './related/relatedAnalyser';
import { rootCauseAnalyser } from './rootCause/rootCauseAnalyser';
import { sloAnalyser } from './slo/sloAnalyser';

/** Every analysis of series that the query model knows; that of traces is apart (see analyseTraces). */
const analysers: { readonly [K in SeriesAnalysisKind]: Analyser<K> } = {
  anomaly: anomalyAnalyser,
  backtest: backtestAnalyser,
  correlation: correlationAnalyser,
  related: relatedAnalyser,
  rootCause: rootCauseAnalyser,
  eventImpact: eventImpactAnalyser,
  slo: sloAnalyser,
  alertCascade: alertCascadeAnalyser,
  cluster: clusterAnalyser,
  aggregate: aggregateAnalyser,
  quality: qualityAnalyser,
};

/** An analyser that holds the analysis it is to run. */
export interface BoundAnalyser {
  readonly reachOptions: readonly string[];
  fetchRange(query: ResolvedQuery, grid: TimeGrid): TimeGrid;
  historyRanges(query: ResolvedQuery, grid: TimeGrid): readonly HistoryRange[];
  unknownMetrics(query: ResolvedQuery, series: readonly InputSeries[]): readonly UnknownMetric[];
  run(context: AnalysisContext): AnalysisResult;
  share(context: AnalysisContext, runParts: RunParts): Promise<AnalysisResult>;
  work(context: AnalysisContext): unknown;
}

/** The analyser of a query's analysis. */
export function bindAnalyser<K extends SeriesAnalysisKind>(kind: K, analysis: AnalysisOf<K>): BoundAnalyser {
  const analyser = analysers[kind];
  return {
    reachOptions: analyser.reachOptions,
    fetchRange: (query, grid) => analyser.fetchRange(analysis, query, grid),
    historyRanges: (query, grid) => analyser.historyRanges?.(analysis, query, grid) ?? [],
    unknownMetrics: (query, series) => analyser.unknownMetrics?.(query, series) ?? [],
    run: (context) => analyser.run(analysis, context),
    share: (context, runParts) => analyser.share(analysis, context, runParts),
    work: (context) => analyser.work({ analysis, context }),
  };
}
