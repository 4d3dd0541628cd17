import { type DetectorOptions, type OptionSpec } from './detectorOptions';
import { type SavedState } from './savedState';

/** Why a value could not be judged; such a value scores 0. */
export type DetectionReason =
  | 'insufficient_data'
  | 'insufficient_seasonal_data'
  | 'no_variation'
  | 'no_seasonal_variation'
  | 'too_few_peers'
  | 'no_majority_of_peers';

/**
 * What a detector says of one value. `score` is 0 for a normal value, 1 at the detector's threshold and above 1 for an
 * anomaly; NaN where the value is missing. `expected` and the band are NaN where the detector has none.
 */
export interface Judgement {
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  readonly score: number;
  /** Set where the value could not be judged. */
  readonly reason: DetectionReason | undefined;
}

/** What a model is built from, besides its data. */
export interface ModelContext {
  /** Every option of the detector: resolved, valid. */
  readonly options: DetectorOptions;
  /** The distance of the samples in milliseconds. */
  readonly stepMs: number;
  /** Seeds whatever the model draws at random. */
  readonly seed: number;
}

interface DetectorText {
  /** The name in queries. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly options: readonly OptionSpec[];
  /** The options that a sensitivity between 0 (only the grossest) and 1 (the slightest) stands for. */
  readonly atSensitivity: (sensitivity: number) => DetectorOptions;
}

/** A model of one series that learns as it goes. */
export interface UnivariateModel {
  /**
   * Judges the value from what came before it, then learns from it unless `learn` is false; in order of time, one call
   * a step, NaN for a missing value. The result is the model's own object: the next call overwrites it.
   */
  update(timeMs: number, value: number, learn: boolean): Judgement;
  /** Everything the model knows, as plain data; a model started from it goes on as this one would. */
  save(): SavedState;
}

/** Judges every series by its own past. */
export interface UnivariateDetector extends DetectorText {
  readonly shape: 'univariate';
  /** A new model, or one that goes on from a saved state of the same options. */
  readonly start: (context: ModelContext, saved?: SavedState) => UnivariateModel;
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
export interface MultivariateDetector extends DetectorText {
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

/** Judges every series by its peers at the same time. */
export interface PeersDetector extends DetectorText {
  readonly shape: 'peers';
  /**
   * Judges one value a series (NaN where missing) and writes the judgements; returns the reason where there can be
   * none: then scores are 0 and the rest is NaN.
   */
  readonly judgeInPlace: (
    values: Float64Array,
    options: DetectorOptions,
    judgements: PeerJudgements
  ) => DetectionReason | undefined;
}

/** A way to detect anomalies. */
export type Detector = UnivariateDetector | MultivariateDetector | PeersDetector;
