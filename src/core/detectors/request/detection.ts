import { type DetectionReason } from '../detector/detector';
import { type DetectorOptions } from '../declaration/detectorOptions';
import { type TimeRange } from '../../series/timeRange';

/** Which side of the expected value counts. */
export type Direction = 'both' | 'above' | 'below';

/** m of n: an anomaly counts once `required` of the last `of` scores are above 1, the present one among the `of`. */
export interface Confirmation {
  readonly required: number;
  readonly of: number;
}

/** The rules that hold for every detector. */
export interface ScoreRules {
  readonly direction: Direction;
  /** Values closer than this to the expected one, in the series' unit, score 0. */
  readonly minDeviation: number;
  /** How many values must have been seen before one is judged. */
  readonly minSamples: number;
  readonly confirm: Confirmation;
  /**
   * After a score, lower ones are silenced (0) for this many samples: one alert an event, again only when it grows worse.
   * 0, the default, silences nothing.
   */
  readonly quietSamples?: number;
}

/** What to detect, and how. */
export interface DetectionRequest extends ScoreRules {
  /** The id of a detector of the registry. */
  readonly detector: string;
  /** Options of the detector; what is left out has its default. */
  readonly options: DetectorOptions;
  /** The false alerts a week and series that are put up with: replaces the options that stand for a threshold. */
  readonly alertsPerWeek?: number;
  /** Learn from this range only and judge every value by it. Without it, values are judged by windows before them. */
  readonly training?: TimeRange;
  /** The IANA zone by whose clock days are counted; UTC by default. */
  readonly zone?: string;
  readonly seed: number;
}

/** The judgements of one series, one a judged time. */
export interface SeriesDetection {
  readonly expected: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 0 is normal, 1 the threshold, above 1 anomalous; NaN where the value is missing or could not be judged. */
  readonly score: Float64Array;
  /** Set when no value of the series could be judged: why (the last reason). */
  readonly reason?: DetectionReason;
}

/** The judgement of the series as a group, by a multivariate or a peers detector. */
export interface GroupDetection {
  readonly score: Float64Array;
  /** Each series' share in the deviation (flat, one series after the other): sums to 1 or is all 0 at each time. */
  readonly contributions: Float64Array;
  readonly reason?: DetectionReason;
}

/** What a detector found in a matrix. */
export interface Detection {
  readonly detector: string;
  /** In the order of the matrix. */
  readonly series: readonly SeriesDetection[];
  /** What was kept of each series, where that was asked for. */
  readonly states?: readonly Float64Array[];
  readonly group?: GroupDetection;
}
