import { rankRootCauses } from '../../../../core/rootcause/rankRootCauses';
import { findIncident } from '../../../../core/rootcause/ranking/findIncident';
import { isExplained } from '../../../../core/rootcause/ranking/rankingSentence';
import { withMachines } from '../../../../core/rootcause/graph/withMachines';
import { type RootCauseRanking } from '../../../../core/rootcause/ranking/rootCauseRanking';
import { type TimeRange } from '../../../../core/series/timeRange';
import { type MetricRole } from '../../../../core/rootcause/roles/metricRole';
import { serviceOfSeries } from '../../../../core/rootcause/serviceOfSeries';
import { alignSeries } from '../../../../core/series/alignSeries';
import { matrixOf } from '../../../../core/series/matrixOf';
import { type SeriesMatrix, seriesValues } from '../../../../core/series/seriesMatrix';
import { type TimeGrid } from '../../../../core/series/timeGrid';
import { type FrameNotice } from '../../../../frames/schema/wireFrame';
import { type RootCauseAnalysis } from '../../../../protocol/analyses/rootCause';
import { findTarget } from '../../analyser/findTarget';
import { gridAround } from '../../grids/gridAround';
import { inOnePiece } from '../../analyser/inOnePiece';
import { queryDependencies } from '../../analyser/queryDependencies';
import { changeSources } from './changeSources';
import { confidenceFrame } from './confidenceFrame';
import { earlierDays } from './earlierDays';
import { historyBeforeMs } from './historyBeforeMs';
import { metricsWithoutRole, rolesOfSeries } from './rolesOfSeries';
import { rootCauseFrames } from './rootCauseFrames';

/** Ranks what may have caused an incident. */
export const rootCauseAnalyser = inOnePiece<'rootCause'>({
  reachOptions: ['window', 'lastMs'],
  fetchRange: (analysis, _, grid) => {
    const window = analysis.window ?? {
      fromMs: grid.toMs - (analysis.lastMs ?? grid.toMs - grid.fromMs),
      toMs: grid.toMs,
    };
    const fromMs = window.fromMs - historyBeforeMs(window, grid.stepMs, analysis.lastMs !== undefined);
    return gridAround(grid.stepMs, Math.min(grid.fromMs, fromMs), Math.max(grid.toMs, window.toMs));
  },
  historyRanges: (analysis, _, grid) =>
    analysis.baseline === undefined
      ? earlierDays(analysis, grid).map(({ range }) => range)
      : [gridAround(grid.stepMs, analysis.baseline.fromMs, analysis.baseline.toMs)],
  unknownMetrics: ({ inputs }, series) => metricsWithoutRole(series, inputs),
  run: (analysis, { query, grid, fetched, series, history = [], described, isFromAlert }) => {
    const { target: targetName, baseline, method, minShift, serviceLabels, format, dependencies } = analysis;
    const { graph, series: metrics, notices: unknown } = queryDependencies(dependencies, series);
    const align = (some: typeof metrics, range: TimeGrid): SeriesMatrix =>
      alignSeries(some, { ...range, toleranceMs: query.toleranceMs });
    const whole = align(metrics, fetched);
    const former = history.map(({ series: some, range }) => align(queryDependencies(dependencies, some).series, range));
    const earlier = earlierDays(analysis, grid).flatMap(({ days }, i) => {
      const then = former[i];
      return then === undefined ? [] : [{ days, matrix: then }];
    });
    const [baselineMatrix] = former;
    const named = targetName === undefined ? undefined : findTarget(targetName, whole.series, query.inputs);
    const toldRoles = rolesOfSeries(whole.series, query.inputs, described);
    const allRoles = toldRoles.map(({ role }) => role);
    const sources = changeSources(whole.series, allRoles, query.inputs);
    const ranked = [...sources.keys()].filter((i) => i === named || sources[i]?.isMetric !== false);
    const telling = [...sources.keys()].filter((i) => sources[i] !== undefined);
    const matrix = matrixOf(whole, ranked);
    const roles = ranked.map((i) => allRoles[i] ?? 'other');
    const asked = askedWindow(analysis, grid);
    const candidates = ranked.flatMap((i, at) =>
      i === named || whole.series[i]?.inputRefId === targetName ? [at] : []
    );
    const found = asked === undefined ? firstIncident(matrix, candidates, roles, grid) : undefined;
    const target = found?.target ?? (named === undefined ? undefined : ranked.indexOf(named));
    const window = asked ?? found?.window;
    const ranking =
      window === undefined
        ? nothingHappened(method, grid)
        : rankRootCauses(
            {
              matrix,
              window,
              graph,
              target,
              roles,
              changes: {
                matrix: matrixOf(whole, telling),
                sources: sources.filter((source) => source !== undefined),
                events: analysis.events,
              },
              onlyOngoing: analysis.window === undefined && analysis.lastMs !== undefined,
              ...(baseline === undefined || baselineMatrix === undefined
                ? {}
                : { baseline: [baseline], baselineMatrix }),
              earlier,
            },
            { method, minShift, ...(serviceLabels === undefined ? {} : { serviceLabels }) }
          );
    const notices: FrameNotice[] = [
      ...unknown,
      {
        severity: ranking.abstained === undefined && isExplained(ranking.services) ? 'info' : 'warning',
        text: ranking.sentence,
      },
    ];
    if (ranking.vanished.length > 0) {
      notices.push({ severity: 'warning', text: `ended before the incident: ${listed(ranking.vanished)}` });
    }
    const { graph: placed } = withMachines(graph, matrix.series, serviceLabels);
    if (isFromAlert) {
      const namesOf = ({ series: some }: SeriesMatrix): readonly string[] =>
        some.map((one) => serviceOfSeries(one, serviceLabels));
      const known = [...namesOf(matrix), ...namesOf(whole).filter((service) => placed.indices.has(service))];
      const told = ranking.services.map(({ service }) => service);
      return { frames: [confidenceFrame(ranking, [...new Set([...known, ...placed.services, ...told])])], notices };
    }
    const shown = matrix.series[target ?? -1];
    const symptom = shown && { name: shown.name, service: serviceOfSeries(shown, serviceLabels) };
    return {
      frames: rootCauseFrames(
        ranking,
        { graph: placed, matrix, symptom, roles: ranked.map((i) => toldRoles[i]) },
        format
      ),
      notices,
    };
  },
});

/**
 * The window, or the end of the range. What goes on at the end is an incident from its onset on, wherever that lies: it is
 * looked for from the last two samples, so that the answer does not depend on how far the end reaches back.
 */
function askedWindow({ window, lastMs }: RootCauseAnalysis, { toMs, stepMs }: TimeGrid): TimeRange | undefined {
  return window ?? (lastMs === undefined ? undefined : { fromMs: toMs - stepMs, toMs });
}

/**
 * The first of some series that has an anomaly in the range that was asked for, and its greatest one; the history before it
 * tells what is usual.
 */
function firstIncident(
  matrix: SeriesMatrix,
  candidates: readonly number[],
  roles: readonly MetricRole[],
  grid: TimeGrid
): { readonly target: number; readonly window: TimeRange } | undefined {
  const first = matrix.times.findIndex((time) => time >= grid.fromMs);
  const times = matrix.times.subarray(first);
  for (const target of candidates) {
    const values = seriesValues(matrix, target);
    const window = findIncident(times, values.subarray(first), roles[target] ?? 'other', values);
    if (window !== undefined) {
      return { target, window };
    }
  }
  return undefined;
}

/** What is said where the target shows no incident in the range, whatever happened before it. */
function nothingHappened(method: string, range: TimeRange): RootCauseRanking {
  const sentence = 'the target shows no anomaly in the range';
  return {
    method,
    window: range,
    baseline: [],
    abstained: 'target_is_normal',
    sentence,
    grounds: undefined,
    services: [],
    metrics: [],
    changes: [],
    vanished: [],
  };
}

const listedSeries = 5;

function listed(names: readonly string[]): string {
  const rest = names.length - listedSeries;
  return names.slice(0, listedSeries).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
