import { type DetectorDeclaration } from '../detectors/declaration/detectorDeclaration';
import { type DetectorOptions } from '../detectors/declaration/detectorOptions';
import { type RecordingRule } from './ruleFile';
import { type RuleRequest } from './ruleRequest';

/** What the rules of a detector are made of. */
export interface RuleContext {
  readonly request: RuleRequest;
  /** Every option of the detector: resolved, valid. */
  readonly options: DetectorOptions;
  /** In standard deviations of what the detector expects. */
  readonly threshold: number;
  /** What tells the series that these rules record from others'. */
  readonly labels: Readonly<Record<string, string>>;
  /** A selector of what these rules record under a name, with more matchers (`, a="b"`) if need be. */
  readonly recorded: (name: string, more?: string) => string;
  /** The newest value (PromQL) of what rules of another interval record. */
  readonly last: (name: string, intervalMs: number, more?: string) => string;
}

/** Rules with one interval, which build on one another. */
export interface RulePass {
  /** Ends the group's name; the pass without one is that of every step, and has the bands. */
  readonly suffix?: string;
  readonly intervalMs: number;
  readonly rules: readonly RecordingRule[];
}

/** How a detector becomes rules. */
export interface RuleStrategy {
  readonly detector: DetectorDeclaration;
  /** The threshold of one alert a month and series. */
  readonly calm: { readonly threshold: number };
  /** How much the threshold changes with the rate (`thresholdAtRate`); 1 by default. */
  readonly steepness?: number;
  /** The threshold, where the option `threshold` is not it. */
  readonly thresholdOf?: (options: DetectorOptions, alertsPerWeek: number | undefined) => number;
  /** What is judged, where it is not the series themselves: PromQL over the recorded `anomaly:covary:samples`. */
  readonly judged?: (context: RuleContext) => string;
  /** The passes; the last has no suffix and ends with `anomaly:lower_band` and `anomaly:upper_band`. */
  readonly passes: (context: RuleContext) => readonly RulePass[];
  /** How much earlier data the bands need to be whole. */
  readonly learnedMs: (options: DetectorOptions, stepMs: number) => number;
  /** What the detector does and the rules do not. */
  readonly losses: readonly RuleLoss[];
}

/** What rules cannot do. */
export type RuleLoss = 'tails' | 'clipping' | 'novelty' | 'drift' | 'daylightSaving' | 'exactMad';
