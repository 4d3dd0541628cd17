import { type DetectorOptions } from '../detectors/declaration/detectorOptions';

/** Which part of the series a group of rules works at: those whose label has one of the values. */
export interface RuleShards {
  /** A label that all series have. */
  readonly label: string;
  /** One shard each; series with other values form one more, so that a new one is not forgotten. */
  readonly values: ReadonlyArray<readonly string[]>;
}

/** What is watched, by which detector. */
export interface RuleRequest {
  /** Becomes `anomaly_name` and begins the names of groups: letters, digits, `_` and `-`. */
  readonly name: string;
  /** PromQL; its series are watched. */
  readonly expr: string;
  /** Says that `expr` selects counters: their rate is watched. */
  readonly isCounter?: boolean;
  /** Becomes `anomaly_type`: requests, latency, errors, resource. */
  readonly type?: string;
  /** How often it is judged; not shorter than the scrape interval. */
  readonly stepMs: number;
  /** The id of a detector that `ruleStrategies` has. */
  readonly detector: string;
  /** Of the detector; its defaults where they are missing. */
  readonly options?: DetectorOptions;
  /** False alerts a week and series that are put up with; replaces the threshold. */
  readonly alertsPerWeek?: number;
  readonly direction?: 'both' | 'above' | 'below';
  /** Values closer than this to the middle of the band raise no alert. */
  readonly minDeviation?: number;
  /** The series never go below 0: neither does the band. */
  readonly isNeverNegative?: boolean;
  /** How far the wall clock that days are counted by is ahead of UTC; rules know no daylight saving. */
  readonly zoneOffsetMs?: number;
  /** How long values have to stay out of the band until the alert fires; at once by default. */
  readonly forMs?: number;
  /** How long the alert goes on after the last value out of the band: 10 minutes by default; 0 for engines that do not know it. */
  readonly keepFiringMs?: number;
  /** Labels of the alert besides those of the series. */
  readonly alertLabels?: Readonly<Record<string, string>>;
  readonly shards?: RuleShards;
  /** Peers are compared within the same values of these labels. */
  readonly peersBy?: readonly string[];
}
