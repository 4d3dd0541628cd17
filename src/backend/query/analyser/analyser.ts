import { type FrameNotice, type WireFrame } from '../../../frames/schema/wireFrame';
import { type AnalysisOf, type CovaryQuery, type SeriesAnalysisKind } from '../../../protocol/query';
import { type MetricMetadata } from '../../../core/rootcause/roles/roleOfMetadata';
import { type UnknownMetric } from '../inputs/describedMetrics';
import { type JudgedRange } from './judgedRange';
import { type DetectionData } from './detectionData';
import { type InputSeries } from '../../../core/series/alignSeries';
import { type TimeGrid } from '../../../core/series/timeGrid';

/** A query with what its author left to us decided. */
export type ResolvedQuery = CovaryQuery & { readonly toleranceMs: number };

/** What is asked of an analysis. */
export interface AnalysisScope {
  readonly query: ResolvedQuery;
  /** The times that were asked for. */
  readonly grid: TimeGrid;
  /** The times that were fetched: the grid and the history before it. */
  readonly fetched: TimeGrid;
  /** How long the intervals of a panel are that has fewer pixels than there are times; unset where all are shown. */
  readonly thinMs?: number;
  /** What a detection judges, and what puts its parts together with what was known before. */
  readonly judged?: JudgedRange;
  /** Whether an alert rule asks, which wants one number a series and time, and no more. */
  readonly isFromAlert: boolean;
}

/** A range beside the grid. */
export interface HistoryRange extends TimeGrid {
  /** Of what earlier days it tells that nobody asked for: stores whose profiles reach less far back (`profileDays`) are not asked. */
  readonly profileDays?: number;
}

/** What the inputs gave for one more range. */
export interface FetchedHistory {
  readonly range: TimeGrid;
  readonly series: readonly InputSeries[];
}

/** What an analysis works on. */
export interface AnalysisContext extends AnalysisScope {
  readonly series: readonly InputSeries[];
  /** What detections work on: they alone have it, and no other series but marks of incidents. A part has one. */
  readonly detections?: readonly DetectionData[];
  /** One for each of the analyser's `historyRanges`, in their order; without series where the stores had none. */
  readonly history?: readonly FetchedHistory[];
  /** What stores say of the analyser's `unknownMetrics`, by input and metric; see `describedMetrics`. */
  readonly described?: ReadonlyMap<string, MetricMetadata>;
  /** The refIds of inputs that could not be fetched, which is not the same as having no series. */
  readonly failed?: readonly string[];
}

/** Frames, and remarks on the result as a whole. */
export interface AnalysisResult {
  readonly frames: readonly WireFrame[];
  readonly notices: readonly FrameNotice[];
}

/** A part of an analysis that needs nothing of the others: plain data, which may go to another thread. */
export interface AnalysisPart<K extends SeriesAnalysisKind = SeriesAnalysisKind> {
  readonly analysis: AnalysisOf<K>;
  readonly context: AnalysisContext;
}

/** Has parts worked on, in other threads, and resolves to what each `work` gave. */
export type RunParts = <Part>(parts: readonly AnalysisPart[]) => Promise<readonly Part[]>;

/**
 * One kind of analysis of series: what it has to fetch, and what it makes of it. Throws a QueryError where the query's author can
 * mend what is wrong. To add one, write a schema in `protocol/analyses`, a folder here with an {@link inOnePiece} or an
 * {@link inParts}, and a line in each registry.
 */
export interface Analyser<K extends SeriesAnalysisKind> {
  /** The options that set how far beyond the grid `fetchRange` reaches. */
  readonly reachOptions: readonly string[];
  /** The range to fetch for a grid: at least the grid, on the same step. */
  readonly fetchRange: (analysis: AnalysisOf<K>, query: ResolvedQuery, grid: TimeGrid) => TimeGrid;
  /** Ranges far from the grid that are fetched beside it, such as the same hours of last week; none where it is absent. */
  readonly historyRanges?:
    ((analysis: AnalysisOf<K>, query: ResolvedQuery, grid: TimeGrid) => readonly HistoryRange[]) | undefined;
  /** Metrics of which the stores are asked what they say of them; none where it is absent. */
  readonly unknownMetrics?:
    ((query: ResolvedQuery, series: readonly InputSeries[]) => readonly UnknownMetric[]) | undefined;
  /** Analyses here and now. */
  readonly run: (analysis: AnalysisOf<K>, context: AnalysisContext) => AnalysisResult;
  /** The same with the work done elsewhere. */
  readonly share: (analysis: AnalysisOf<K>, context: AnalysisContext, runParts: RunParts) => Promise<AnalysisResult>;
  /** Works on one part; what that gives is for `share`. */
  readonly work: (part: AnalysisPart<K>) => unknown;
}

/** An analysis whose work can be cut into parts. */
export interface PartedAnalysis<K extends SeriesAnalysisKind, Part> extends Pick<
  Analyser<K>,
  'reachOptions' | 'fetchRange' | 'historyRanges' | 'unknownMetrics'
> {
  /** Cuts the work; into none where all is known. */
  readonly split: (whole: AnalysisPart<K>) => ReadonlyArray<AnalysisPart<K>>;
  /** The dear part of the work. */
  readonly work: (part: AnalysisPart<K>) => Part;
  /** Puts the parts together, cheaply and with many pauses; the same whatever the cut. */
  readonly finish: (
    analysis: AnalysisOf<K>,
    scope: AnalysisScope,
    parts: readonly Part[]
  ) => Generator<undefined, AnalysisResult>;
}
