import { type ChangeCause } from '../changes/changeCauses';
import { type MetricRole } from '../roles/metricRole';
import { type ConfidenceGrounds } from './confidenceGrounds';
import { type Presence } from './withAbsence';
import { type TimeRange } from '../../series/timeRange';

/** Why a metric is suspected. A "spread" is the metric's own unit of deviation, see `metricChange`. */
export interface MetricCause {
  /** Index into the given matrix. */
  readonly series: number;
  readonly name: string;
  /** The query input that the series came from. */
  readonly inputRefId: string;
  readonly service: string;
  readonly role: MetricRole;
  /** Whether the series began or ended with the incident. */
  readonly presence: Presence;
  /** The share of its change that is usual at this time of the day or the week, 0..1, which is taken out of the shifts. */
  readonly usualShare: number;
  /** The method's score; higher is likelier, 0 is no evidence. */
  readonly score: number;
  /** Present values of the baseline. */
  readonly baselineCount: number;
  readonly baselineMedian: number;
  readonly baselineSpread: number;
  /** The value furthest from the baseline's median within the incident. */
  readonly peakValue: number;
  /** (peak − median) / spread: negative for a drop. */
  readonly peakShift: number;
  /** The shift that 30 % of the incident exceeds: a lasting change. */
  readonly lastingShift: number;
  /** Whether the lasting shift reaches the threshold. */
  readonly isSignificant: boolean;
  /** When the change began, epoch milliseconds; NaN where it never passed the threshold. */
  readonly onsetMs: number;
  /** How long before the target's onset, milliseconds; below 0 after it; NaN without either onset. */
  readonly leadMs: number;
  /** The correlation with the target at the lag where it is strongest; NaN without a target and beyond `maxMetrics`. */
  readonly correlation: number;
  /** How long the metric moves before the target at that correlation, milliseconds; below 0 after it. */
  readonly correlationLeadMs: number;
}

export interface ServiceCause {
  readonly service: string;
  readonly score: number;
  /**
   * Probability, 0..1, that this service is the cause; over all services they sum up to at most 1, with causes that are
   * independent of each other over the rivals of each.
   */
  readonly confidence: number;
  /** Its metrics, the most suspect first; indices into {@link RootCauseRanking.metrics}. */
  readonly metrics: readonly number[];
  /** Affected services that depend on it through affected ones: the symptoms that it explains. */
  readonly explains: readonly string[];
  /** The affected dependency with the highest score, if it is suspected more than this service. */
  readonly explainedBy: string | undefined;
  /** Edges from the target's service along the dependencies; `undefined` where unknown or out of reach. */
  readonly hopsFromTarget: number | undefined;
  /** The likeliest of the changes that touch it; `undefined` where none is known. */
  readonly change: ChangeCause | undefined;
  /** What speaks against it, in words; "did not change" and the like rule it out. */
  readonly against: readonly string[];
  /** Whether it is a cause beside the first one, of symptoms that the first cannot explain. */
  readonly isFurtherCause: boolean;
  /** The finding in words. */
  readonly sentence: string;
}

/** Why nothing is ranked. */
export type AbstainReason =
  'no_metric_stands_out' | 'target_is_normal' | 'nothing_goes_on' | 'insufficient_baseline' | 'empty_window';

export interface RootCauseRanking {
  readonly method: string;
  readonly window: TimeRange;
  readonly baseline: readonly TimeRange[];
  /** `undefined` when there is a finding. When there is none the lists are still given where they can be. */
  readonly abstained: AbstainReason | undefined;
  /** The outcome in words. */
  readonly sentence: string;
  /** What the confidence of the first service rests on; `undefined` where there is none. */
  readonly grounds: ConfidenceGrounds | undefined;
  /** All services, independent causes first, then the likeliest; equal scores by name. */
  readonly services: readonly ServiceCause[];
  /** Changes from an hour before the onset to the end: deployments, restarts and the like, the likeliest first. */
  readonly changes: readonly ChangeCause[];
  /** Names of the series that have no value in the incident, though they had before. */
  readonly vanished: readonly string[];
  /** The most suspect metrics, as many as asked for; each service's best is among them. */
  readonly metrics: readonly MetricCause[];
}
