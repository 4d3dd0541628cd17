import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { type DetectorOptions } from '../declaration/detectorOptions';
import { type Evidence } from './evidence';
import { type HistoryNeed } from './historyNeed';
import { type LocalClock } from '../clock/localClock';
import { type SeriesHistory } from './seriesHistory';

/** Why a value could not be judged; such a value has no score (NaN). */
export type DetectionReason =
  | 'insufficient_data'
  | 'insufficient_seasonal_data'
  | 'no_variation'
  | 'no_seasonal_variation'
  | 'too_few_peers'
  | 'no_majority_of_peers';

/** What a detector judges with, besides the data. */
export interface ModelContext {
  /** Every option of the detector: resolved, valid. */
  readonly options: DetectorOptions;
  /** The distance of the samples in milliseconds. */
  readonly stepMs: number;
  /** Seeds whatever the detector draws at random. */
  readonly seed: number;
  /** The wall clock by which the query counts days. */
  readonly clock: LocalClock;
}

interface AnyDetector extends DetectorDeclaration {
  /**
   * The options at which fault-free series raise this many alerts a week and series (more than 0) at a step of a minute:
   * the one knob of every detector. The defaults stand for about one alert a month.
   */
  readonly atAlertsPerWeek: (alertsPerWeek: number) => DetectorOptions;
  /**
   * What is looked at before a value. A judgement depends on nothing earlier: more history gives the same bits, wherever the
   * judged range begins.
   */
  readonly history: (options: DetectorOptions, stepMs: number) => HistoryNeed;
}

/**
 * The judgements of the judged part of a series, one a sample. `score` is 0 for a normal value, 1 at the threshold and above 1
 * for an anomaly; NaN where the value is missing or could not be judged. `expected` and the band are NaN where the
 * detector has none.
 */
export interface SeriesJudgements {
  readonly expected: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly score: Float64Array;
  /** Why values that are not missing have no score: the reason of the last of them. */
  readonly reason?: DetectionReason;
}

/** Where a walk through a series stands. */
export interface Walk {
  /** What was known after the sample at index `at`, which lies before the first judged one. */
  readonly resumed?: { readonly at: number; readonly state: Float64Array };
  /** The index of the sample after which what is known is kept. */
  readonly keepAt?: number;
}

/** What a walk kept; nothing where it did not come by the sample. */
export interface KeptWalk {
  readonly state?: Float64Array;
}

/** Judges every series by its own past. */
export interface UnivariateDetector extends AnyDetector {
  readonly shape: 'univariate';
  /** Judges the samples from `firstJudged` on, each by windows of stated length before it; infinities do not occur. */
  readonly judge: (series: SeriesHistory, context: ModelContext) => SeriesJudgements;
  /**
   * `judge` in stages, for steps finer than a profile's: what is known after a sample is kept, and a later call goes on from there
   * without the samples before. Gives the bits of `judge`, since these depend on bounded windows. What it returns walks through one
   * series after the other, which share their times and those of their profiles.
   */
  readonly walker?: (context: ModelContext) => (series: SeriesHistory, walk: Walk) => SeriesJudgements & KeptWalk;
  /** What the judgement of the sample at index `at` of the series rests on, for people. */
  readonly evidence?: (series: SeriesHistory, context: ModelContext, at: number) => Evidence;
}

/** A fitted model of rows across series; rows hold no NaN and come in order of time, each once. */
export interface MultivariateModel {
  /**
   * The score of the next row. `contributions` receives each column's share in the deviation (not negative, sum 1, or all 0
   * for a row without deviation) and `expected` each column's expected value.
   */
  scoreInPlace(row: Float64Array, contributions: Float64Array, expected: Float64Array): number;
}

/** Judges the series of a query together, row by row, against rows that it was fitted on. */
export interface MultivariateDetector extends AnyDetector {
  readonly shape: 'multivariate';
  /** The fewest complete rows that a fit takes. */
  readonly minimumRows: number;
  /** How many rows before it a row's score depends on, besides the fit; 0 where rows are judged by themselves. */
  readonly contextRows: (options: DetectorOptions) => number;
  /**
   * Fits `rows` (flat, one row of `columns` values after the other, in order of time, without NaN): a model, or the
   * reason why there is none.
   */
  readonly fit: (rows: Float64Array, columns: number, context: ModelContext) => MultivariateModel | DetectionReason;
}

/** What a peer detector writes: one number a series. */
export interface PeerJudgements {
  readonly expected: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly score: Float64Array;
}

/** Judges every series by the others at the same time. */
export interface PeersDetector extends AnyDetector {
  readonly shape: 'peers';
  /**
   * Judges one value a series (NaN where missing) and writes the judgements; returns the reason where there can be
   * none: then everything is NaN.
   */
  readonly judgeInPlace: (
    values: Float64Array,
    options: DetectorOptions,
    judgements: PeerJudgements
  ) => DetectionReason | undefined;
}

/** A way to detect anomalies. */
export type Detector = UnivariateDetector | MultivariateDetector | PeersDetector;
