import { identityKey } from '../../series/identityKey';
import { type SeriesIdentity, type SeriesMatrix, seriesValues } from '../../series/seriesMatrix';
import { dependencyGraph, type DependencyGraph } from '../graph/dependencyGraph';
import { withMachines } from '../graph/withMachines';
import { machineOfLabels } from '../services/machineOfLabels';
import { serviceOfSeries } from '../serviceOfSeries';
import { metricChange } from './metricChange';
import { scaledChange } from './scaledChange';
import { usualShare } from './usualShare';
import { withAbsence } from './withAbsence';
import { withFleetFloor } from './withFleetFloor';
import { type MetricRole } from '../roles/metricRole';
import { roleOfName } from '../roles/roleOfName';
import { type ProblemMetric, type RankingProblem } from './rankingProblem';
import { type TimeRange } from '../../series/timeRange';

export interface ProblemInput {
  readonly matrix: SeriesMatrix;
  readonly window: TimeRange;
  readonly baselineRanges: readonly TimeRange[];
  /** Where the baseline's values are; by default in `matrix`. Series are matched by identity. */
  readonly baselineMatrix?: SeriesMatrix | undefined;
  /** The same hours of earlier days. Series are matched by identity. */
  readonly earlier?: readonly EarlierHours[] | undefined;
  /** What each series says of its service; by default what its metric's name says. */
  readonly roles?: readonly MetricRole[] | undefined;
  /** Index of the target in `matrix`. */
  readonly target?: number | undefined;
  readonly graph?: DependencyGraph | undefined;
  /** How suspect the changes of services are; see `suspectChanges`. */
  readonly changeWeights?: ReadonlyMap<string, number> | undefined;
  readonly serviceLabels?: readonly string[] | undefined;
}

/** A stretch of an earlier day. */
export interface EarlierHours {
  /** How many days earlier. */
  readonly days: number;
  readonly matrix: SeriesMatrix;
}

const dayMs = 86_400_000;
/** What is left at least of a change that is usual. */
const leastUnusual = 0.01;

/** What is not measured itself is known by at least so many that depend on it. */
const fewestDependents = 2;

/**
 * Cuts baseline and window out of the series, compares them, and ties services to the graph. Services depend on the
 * machines that their series name. A service of the graph, or a machine, is there without metrics where it was changed or
 * where two services with metrics depend on it. A series that names no
 * service stands for itself, under its name. A series missing from `baselineMatrix` has an empty baseline.
 */
export function prepareProblem(input: ProblemInput): RankingProblem {
  const { matrix, baselineMatrix = matrix, graph: calls = dependencyGraph([]) } = input;
  const { graph, machines } = withMachines(calls, matrix.series, input.serviceLabels);
  const inWindow = samplesWithin(matrix.times, [input.window]);
  const inBaseline = samplesWithin(baselineMatrix.times, input.baselineRanges).filter((index) =>
    hasValueAt(baselineMatrix, index)
  );
  const baselineIndex =
    baselineMatrix === matrix
      ? undefined
      : new Map(baselineMatrix.series.map((series, index) => [identityKey(series), index]));

  const earlier = (input.earlier ?? []).map(({ days, matrix: then }) => ({
    days,
    then,
    times: then.times.map((time) => time + days * dayMs),
    indexOf: new Map(then.series.map((series, index) => [identityKey(series), index])),
  }));
  const services: string[] = [];
  const indexOfService = new Map<string, number>();
  const metricsOfService: number[][] = [];
  const metrics = matrix.series.map((identity, series): ProblemMetric => {
    const name = serviceOfSeries(identity, input.serviceLabels);
    let service = indexOfService.get(name);
    if (service === undefined) {
      service = services.length;
      services.push(name);
      indexOfService.set(name, service);
      metricsOfService.push([]);
    }
    metricsOfService[service].push(series);
    const role = input.roles?.[series] ?? roleOfName(identity.labels['__name__'] ?? identity.name);
    const source = baselineIndex === undefined ? series : baselineIndex.get(identityKey(identity));
    const before = source === undefined ? new Float64Array(0) : pick(seriesValues(baselineMatrix, source), inBaseline);
    const { baseline, window, presence } = withAbsence(before, pick(seriesValues(matrix, series), inWindow), role);
    const found = metricChange(baseline, window, role);
    const days = earlier.flatMap(({ days: count, then, times, indexOf }) => {
      const index = indexOf.get(identityKey(identity));
      return index === undefined ? [] : [{ days: count, times, values: seriesValues(then, index) }];
    });
    const usual = usualShare(found, days, input.window);
    const change = usual > 0 ? scaledChange(found, Math.max(leastUnusual, 1 - usual)) : found;
    return { series, service, role, presence, baseline, window, change, usualShare: usual };
  });

  const changed = [...(input.changeWeights?.keys() ?? [])].filter((name) => graph.indices.has(name));
  const shared = graph.services.filter((_, node) => {
    const measured = graph.dependents[node].filter((dependent) => indexOfService.has(graph.services[dependent]));
    return measured.length >= fewestDependents;
  });
  for (const name of [...changed, ...shared]) {
    if (!indexOfService.has(name)) {
      indexOfService.set(name, services.length);
      services.push(name);
      metricsOfService.push([]);
    }
  }
  const nodeOfService = Int32Array.from(services, (name) => graph.indices.get(name) ?? -1);
  const serviceOfNode = Int32Array.from(graph.services, (name) => indexOfService.get(name) ?? -1);
  return {
    services,
    metrics: withFleetFloor(metrics, (index) => kindOf(matrix.series[index])),
    metricsOfService,
    target: input.target ?? -1,
    isBaselineAdjacent: baselineMatrix === matrix && isAdjacent(matrix.times, inBaseline, input.window),
    graph,
    nodeOfService,
    serviceOfNode,
    isTargetInGraph: calls.indices.has(services[metrics[input.target ?? -1]?.service ?? -1] ?? ''),
    machines: new Set([...machines].map((name) => graph.indices.get(name) ?? -1)),
    machineOfMetric: Int32Array.from(
      matrix.series,
      ({ labels }) => graph.indices.get(machineOfLabels(labels) ?? '') ?? -1
    ),
    changeWeights: Float64Array.from(services, (name) => input.changeWeights?.get(name) ?? 0),
  };
}

/** Series of the same metric of one input are comparable from service to service. */
function kindOf({ inputRefId, labels }: SeriesIdentity): string {
  return JSON.stringify([inputRefId, labels['__name__'] ?? '']);
}

/** Whether the last baseline sample before the window is at most one window length away. */
function isAdjacent(times: Float64Array, inBaseline: Int32Array, { fromMs, toMs }: TimeRange): boolean {
  const last = inBaseline.findLast((index) => times[index] < fromMs);
  return last !== undefined && fromMs - times[last] <= toMs - fromMs;
}

/** Where no series has a value the store has nothing: that tells of no series that it began or ended. */
function hasValueAt({ times, values }: SeriesMatrix, index: number): boolean {
  for (let i = index; i < values.length; i += times.length) {
    if (!Number.isNaN(values[i])) {
      return true;
    }
  }
  return false;
}

function samplesWithin(times: Float64Array, ranges: readonly TimeRange[]): Int32Array {
  const indices: number[] = [];
  for (let i = 0; i < times.length; i++) {
    if (ranges.some(({ fromMs, toMs }) => times[i] >= fromMs && times[i] <= toMs)) {
      indices.push(i);
    }
  }
  return Int32Array.from(indices);
}

function pick(values: Float64Array, indices: Int32Array): Float64Array {
  const picked = new Float64Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    picked[i] = values[indices[i]];
  }
  return picked;
}
