import { type DependencyGraph } from '../graph/dependencyGraph';
import { type MetricChange } from './metricChange';
import { type MetricRole } from '../roles/metricRole';
import { type Presence } from './withAbsence';

/** One metric of the problem: a series of the given matrix. */
export interface ProblemMetric {
  /** Index into the matrix. */
  readonly series: number;
  /** Index into {@link RankingProblem.services}. */
  readonly service: number;
  readonly role: MetricRole;
  readonly presence: Presence;
  /** What is left of its change without the share that is usual at this time. */
  readonly change: MetricChange;
  /** The share of its change that is usual at this time of the day or the week, 0..1. */
  readonly usualShare: number;
  readonly baseline: Float64Array;
  readonly window: Float64Array;
}

/** Everything that a ranking method may look at, prepared once. */
export interface RankingProblem {
  readonly services: readonly string[];
  readonly metrics: readonly ProblemMetric[];
  /** For each service the indices of its metrics; none for what is known by those that depend on it only. */
  readonly metricsOfService: ReadonlyArray<readonly number[]>;
  /** The metric that shows the symptom; −1 where none was named. */
  readonly target: number;
  /**
   * Whether the baseline ends shortly before the window. If it lies elsewhere (last week, say), what is usual may have
   * changed since, and the start of the window tells better what a metric was like before the incident.
   */
  readonly isBaselineAdjacent: boolean;
  /** Who calls whom, and which machines services run on: they depend on them. */
  readonly graph: DependencyGraph;
  /** Whether the graph knows calls from or to the target's service. */
  readonly isTargetInGraph: boolean;
  /** Indices of the machines in the graph. */
  readonly machines: ReadonlySet<number>;
  /** For each metric the machine that its labels name, by its index in the graph; −1 where they name none. */
  readonly machineOfMetric: Int32Array;
  /** For each service its index in the graph, −1 where the graph does not know it. */
  readonly nodeOfService: Int32Array;
  /** For each service how suspect the changes are that touch it, 0..1; 0 where none is known. */
  readonly changeWeights: Float64Array;
  /** For each service of the graph its index here, −1 where it has no metrics. */
  readonly serviceOfNode: Int32Array;
}
