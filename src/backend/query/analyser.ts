import { type FrameNotice, type WireFrame } from '../../frames/schema/wireFrame';
import { type AnalysisOf, type CovaryQuery, type SeriesAnalysisKind } from '../../protocol/query';
import { type InputSeries } from '../../core/series/alignSeries';
import { type TimeGrid } from '../../core/series/timeGrid';

/** What an analysis works on. */
export interface AnalysisContext {
  readonly query: CovaryQuery;
  /** The times that were asked for. */
  readonly grid: TimeGrid;
  /** The times that were fetched: the grid and the history before it. */
  readonly fetched: TimeGrid;
  readonly series: readonly InputSeries[];
  /** Whether an alert rule asks, which wants one number a series and time, and no more. */
  readonly isFromAlert: boolean;
}

/** Frames, and remarks on the result as a whole. */
export interface AnalysisResult {
  readonly frames: readonly WireFrame[];
  readonly notices: readonly FrameNotice[];
}

/**
 * One kind of analysis of series: what it has to fetch, and what it makes of it. Throws a QueryError where the query's author can
 * mend what is wrong. To add one, write a schema in `protocol/analyses`, a folder here, and a line in each registry.
 */
export interface Analyser<K extends SeriesAnalysisKind> {
  /** The range to fetch for a grid: at least the grid, on the same step. */
  readonly fetchRange: (analysis: AnalysisOf<K>, query: CovaryQuery, grid: TimeGrid) => TimeGrid;
  readonly run: (analysis: AnalysisOf<K>, context: AnalysisContext) => AnalysisResult;
}
