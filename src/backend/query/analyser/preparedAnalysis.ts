import { type FrameNotice } from '../../../frames/schema/wireFrame';
import { type Analysis, type CovaryQuery } from '../../../protocol/query';
import { type AnalysisContext } from './analyser';

/** Every analysis of series. */
export type SeriesAnalysis = Exclude<Analysis, { kind: 'trace' }>;

/** A query whose analysis is of one of some kinds. */
export type QueryOf<A extends Analysis> = Omit<CovaryQuery, 'analysis'> & { readonly analysis: A };

/** What an analysis works on, once its inputs were fetched, and what is to be said with its result. */
export interface PreparedAnalysis {
  /** Undefined where there are no series. */
  readonly context: AnalysisContext | undefined;
  readonly notices: readonly FrameNotice[];
  /** What was sent to the stores, one line an input. */
  readonly executed: string;
  /** To be called when the analysis has ended, however that went. */
  readonly end?: () => void;
  /** Facts for the meta data of the frames. */
  readonly custom?: Readonly<Record<string, unknown>>;
}
