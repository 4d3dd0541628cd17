import { changeCauses } from './changes/changeCauses';
import { type KnownChanges, suspectChanges } from './changes/suspectChanges';
import { locateIncident } from './incident/locateIncident';
import { quietRanges } from './incident/quietRanges';
import { type SeriesMatrix, seriesValues } from '../series/seriesMatrix';
import { type DependencyGraph } from './graph/dependencyGraph';
import { type RankingMethodId } from './methods/rankingMethodIds';
import { rankingMethods } from './methods/registry';
import { describeMetrics } from './ranking/describeMetrics';
import { describeServices } from './ranking/describeServices';
import { findIncident } from './ranking/findIncident';
import { isSignificant } from './ranking/isSignificant';
import { type MetricRole } from './roles/metricRole';
import { isSymptom } from './roles/isSymptom';
import { roleOfName } from './roles/roleOfName';
import { type EarlierHours, prepareProblem } from './ranking/prepareProblem';
import { type CauseScores } from './ranking/rankingMethod';
import { type RankingProblem } from './ranking/rankingProblem';
import { type AbstainReason, type RootCauseRanking } from './ranking/rootCauseRanking';
import { rankingSentence } from './ranking/rankingSentence';
import { type Suspects, suspectsOf } from './ranking/suspects';
import { type ConfidenceGrounds, confidenceGrounds } from './ranking/confidenceGrounds';
import { serviceConfidence } from './ranking/serviceConfidence';
import { serviceOfSeries } from './serviceOfSeries';
import { type TimeRange } from '../series/timeRange';

export interface RootCauseInput {
  /** Metrics of many services; baseline and incident, unless the baseline is given apart. */
  readonly matrix: SeriesMatrix;
  /**
   * When to look; by default at the target's greatest anomaly. Where the incident was under way when the window opens, it
   * is ranked from its onset, as far as the matrix reaches back.
   */
  readonly window?: TimeRange | undefined;
  /** Normal operation; by default all before the incident, earlier incidents left out. */
  readonly baseline?: readonly TimeRange[] | undefined;
  /** Where the baseline's values are, if not in `matrix` (the same day of last week, say). */
  readonly baselineMatrix?: SeriesMatrix | undefined;
  /** The same hours of earlier days, and what was before them: a change that comes at this time is not blamed. */
  readonly earlier?: readonly EarlierHours[] | undefined;
  /** What each series says of its service; by default what its metric's name says. */
  readonly roles?: readonly MetricRole[] | undefined;
  /** Whether to abstain once the window's end shows nothing any more, as a rule on what goes on now does. */
  readonly onlyOngoing?: boolean | undefined;
  /** What may tell of changes: deployments, restarts and the like. Their series are not ranked as metrics. */
  readonly changes?: KnownChanges | undefined;
  /** Index of the series that shows the symptom. */
  readonly target?: number | undefined;
  readonly graph?: DependencyGraph | undefined;
}

export interface RootCauseOptions {
  readonly method?: RankingMethodId;
  /** Labels that name the service of a series, the most telling first. */
  readonly serviceLabels?: readonly string[];
  /** A metric has changed when its lasting shift reaches this many spreads. */
  readonly minShift?: number;
  /** How many metrics to describe, beside each service's best; those beyond are not compared with the target's lags. */
  readonly maxMetrics?: number;
}

const defaultMinShift = 3;
const defaultMaxMetrics = 50;
const leastBaselineSamples = 5;
/**
 * Among many metrics some are always unusual: so much further must the most unusual of ten times as many lie. Fitted on
 * windows without a fault.
 */
const shiftPerDecade = 1.3;

/**
 * Ranks services and metrics as causes of an incident, with the evidence for each.
 *
 * Abstains, and says why, when no series changed enough for at least 30 % of the window (by `minShift` spreads, and 1.3
 * more for each tenfold of metrics), when the window is to be found from a target that is normal, or when there is too
 * little data. Cost: one sort of each baseline, and
 * lag scans of the described metrics only. Confidences are calibrated for the default method; for the others they are
 * the share of the sum of scores.
 */
export function rankRootCauses(input: RootCauseInput, options: RootCauseOptions = {}): RootCauseRanking {
  const { matrix } = input;
  const method = rankingMethods[options.method ?? 'combined'];
  const asked = input.window ?? windowOfTarget(matrix, input.target, input.roles);
  if (asked === undefined) {
    return abstain(method.id, wholeRange(matrix), [], 'target_is_normal');
  }
  const { window, onsetMs, index, isOngoing } = locateIncident(matrix, asked, input.target);
  if (input.onlyOngoing === true && !isOngoing) {
    return abstain(method.id, asked, [], 'nothing_goes_on');
  }
  const baseline = input.baseline ?? quietRanges(matrix.times, index, window.fromMs);
  const changed = suspectChanges(
    input.changes ?? noChanges,
    matrix.series,
    [
      ...new Set(matrix.series.map((one) => serviceOfSeries(one, options.serviceLabels))),
      ...(input.graph?.services ?? []),
    ],
    { onsetMs, endMs: window.toMs },
    options.serviceLabels
  );
  const problem = prepareProblem({
    matrix,
    changeWeights: changed.weights,
    window,
    baselineRanges: baseline,
    baselineMatrix: input.baselineMatrix,
    earlier: input.earlier,
    roles: input.roles,
    target: input.target,
    graph: input.graph,
    serviceLabels: options.serviceLabels,
  });
  if (!problem.metrics.some((metric) => metric.window.some((value) => !Number.isNaN(value)))) {
    return abstain(method.id, window, baseline, 'empty_window');
  }
  if (!problem.metrics.some(({ change }) => change.baselineCount >= leastBaselineSamples)) {
    return abstain(method.id, window, baseline, 'insufficient_baseline');
  }

  const scores = method.score(problem);
  const minShift = options.minShift ?? defaultMinShift;
  const metrics = describeMetrics(problem, matrix, window, scores, minShift, options.maxMetrics ?? defaultMaxMetrics);
  const targetChange = problem.metrics[problem.target]?.change;
  const isTargetUsual = targetChange !== undefined && Math.abs(targetChange.level) < defaultMinShift;
  const suspects = suspectsOf(problem, scores.services, minShift);
  const grounds = groundsOfCauses(problem, scores, suspects, isTargetUsual);
  const confidence =
    method.id === 'combined' ? confidences(problem, scores, suspects, grounds) : shares(scores.services);
  const confidenceOf = new Map(problem.services.map((service, i) => [service, confidence[i]]));
  const changes = changeCauses(changed, confidenceOf);
  const services = describeServices(problem, scores, suspects, confidence, metrics, changes, window.fromMs);
  const surprising = minShift + shiftPerDecade * Math.log10(problem.metrics.length);
  const abstained = problem.metrics.some((metric) => isSignificant(metric, surprising))
    ? undefined
    : ('no_metric_stands_out' as const);
  const sentence = abstained === undefined ? rankingSentence(services) : sentences[abstained];
  const vanished = problem.metrics
    .filter(({ presence }) => presence === 'vanished')
    .map(({ series }) => matrix.series[series].name);
  return {
    method: method.id,
    window,
    baseline,
    abstained,
    sentence,
    grounds: grounds[0],
    services,
    metrics,
    changes,
    vanished,
  };
}

const sentences: Readonly<Record<AbstainReason, string>> = {
  no_metric_stands_out: 'no metric stands out',
  target_is_normal: 'the target shows no anomaly',
  nothing_goes_on: 'nothing unusual goes on',
  insufficient_baseline: 'no metric has 5 values in the baseline',
  empty_window: 'no metric has a value in the window',
};

function abstain(
  method: string,
  window: TimeRange,
  baseline: readonly TimeRange[],
  reason: AbstainReason
): RootCauseRanking {
  return {
    method,
    window,
    baseline,
    abstained: reason,
    sentence: sentences[reason],
    grounds: undefined,
    services: [],
    metrics: [],
    changes: [],
    vanished: [],
  };
}

const noChanges: KnownChanges = {
  matrix: { times: new Float64Array(0), stepMs: 1, series: [], values: new Float64Array(0) },
  sources: [],
  events: [],
};

function windowOfTarget(
  matrix: SeriesMatrix,
  target: number | undefined,
  roles: readonly MetricRole[] | undefined
): TimeRange | undefined {
  const identity = target === undefined ? undefined : matrix.series[target];
  if (target === undefined || identity === undefined) {
    return undefined;
  }
  const role = roles?.[target] ?? roleOfName(identity.labels['__name__'] ?? identity.name);
  return findIncident(matrix.times, seriesValues(matrix, target), role);
}

function wholeRange({ times }: SeriesMatrix): TimeRange {
  return { fromMs: times[0] ?? Number.NaN, toMs: times[times.length - 1] ?? Number.NaN };
}

/** What the confidence of each of the causes rests on. */
function groundsOfCauses(
  problem: RankingProblem,
  scores: CauseScores,
  { causes }: Suspects,
  isTargetUsual: boolean
): readonly ConfidenceGrounds[] {
  return causes.map(({ service, rivals }) =>
    confidenceGrounds(
      Float64Array.from(rivals, (rival) => scores.services[rival]),
      { ...groundsOfBest(problem, scores, service), isTargetUsual }
    )
  );
}

/** The confidence of each service: of independent causes each among its own rivals. */
function confidences(
  problem: RankingProblem,
  scores: CauseScores,
  { causes }: Suspects,
  grounds: readonly ConfidenceGrounds[]
): Float64Array {
  const all = new Float64Array(problem.services.length);
  causes.forEach(({ rivals }, cause) => {
    const own = Float64Array.from(rivals, (rival) => scores.services[rival]);
    const found = serviceConfidence(own, grounds[cause]);
    rivals.forEach((rival, i) => {
      all[rival] = found[i];
    });
  });
  return all;
}

/** Of a service's most suspect metric how well its scale is known, and whose change it is; of the longest baseline where it has no metric. */
function groundsOfBest(
  { metrics, metricsOfService }: RankingProblem,
  scores: CauseScores,
  service: number
): Pick<ConfidenceGrounds, 'baselineCount' | 'isOwn'> {
  const best = metricsOfService[service].reduce(
    (most, i) => (most < 0 || scores.metrics[i] > scores.metrics[most] ? i : most),
    -1
  );
  return best < 0
    ? { baselineCount: metrics.reduce((most, { change }) => Math.max(most, change.baselineCount), 0), isOwn: false }
    : { baselineCount: metrics[best].change.baselineCount, isOwn: !isSymptom(metrics[best].role) };
}

function shares(scores: Float64Array): Float64Array {
  const total = scores.reduce((sum, score) => sum + score, 0);
  return scores.map((score) => (total > 0 ? score / total : 0));
}
