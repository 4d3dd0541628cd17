import { rankRootCauses } from '../../../../core/rootcause/rankRootCauses';
import { findIncident } from '../../../../core/rootcause/ranking/findIncident';
import { metricFamily } from '../../../../core/rootcause/ranking/metricFamily';
import { type TimeRange } from '../../../../core/rootcause/ranking/timeRange';
import { type RootCauseRanking } from '../../../../core/rootcause/ranking/rootCauseRanking';
import { serviceOfLabels } from '../../../../core/rootcause/serviceOfLabels';
import { alignSeries } from '../../../../core/series/alignSeries';
import { type SeriesMatrix, seriesValues } from '../../../../core/series/seriesMatrix';
import { type TimeGrid } from '../../../../core/series/timeGrid';
import { type FrameNotice } from '../../../../frames/schema/wireFrame';
import { type RootCauseAnalysis } from '../../../../protocol/analyses/rootCause';
import { findTarget } from '../../findTarget';
import { gridAround } from '../../gridAround';
import { queryDependencies } from '../../queryDependencies';
import { inOnePiece } from '../../inOnePiece';
import { QueryError } from '../../queryError';
import { confidenceFrame } from './confidenceFrame';
import { rootCauseFrames } from './rootCauseFrames';

/** How many window lengths before the incident are its baseline. */
const baselineWindows = 4;

/** Ranks what may have caused an incident. */
export const rootCauseAnalyser = inOnePiece<'rootCause'>({
  reachOptions: ['baseline', 'window'],
  fetchRange: (analysis, _, grid) => {
    const window = incidentWindow(analysis, grid) ?? grid;
    const baselineFromMs = window.fromMs - baselineWindows * (window.toMs - window.fromMs);
    return gridAround(grid.stepMs, Math.min(grid.fromMs, baselineFromMs), Math.max(grid.toMs, window.toMs));
  },
  historyRanges: ({ baseline }, _, { stepMs }) =>
    baseline === undefined ? [] : [gridAround(stepMs, baseline.fromMs, baseline.toMs)],
  run: (analysis, { query, grid, fetched, series, history = [], isFromAlert }) => {
    const { target: targetName, baseline, method, minShift, serviceLabels, format, dependencies } = analysis;
    const { graph, series: metrics } = queryDependencies(dependencies, series);
    const matrix = alignSeries(metrics, { ...fetched, toleranceMs: query.toleranceMs });
    const [apart] = history;
    const former =
      apart &&
      alignSeries(queryDependencies(dependencies, apart.series).series, {
        ...apart.range,
        toleranceMs: query.toleranceMs,
      });
    const target = targetName === undefined ? undefined : findTarget(targetName, matrix.series);
    const given = incidentWindow(analysis, grid);
    if (given === undefined && target === undefined) {
      throw new QueryError('say when the incident was ("window" or "lastMs"), or name the "target" that shows it');
    }
    const window = given ?? incidentOfTarget(matrix, target, grid);
    const ranking =
      window === undefined
        ? nothingHappened(method, grid)
        : rankRootCauses(
            {
              matrix,
              window,
              graph,
              target,
              ...(baseline === undefined || former === undefined
                ? {}
                : { baseline: [baseline], baselineMatrix: former }),
            },
            { method, minShift, ...(serviceLabels === undefined ? {} : { serviceLabels }) }
          );
    const notices: FrameNotice[] = [
      { severity: ranking.abstained === undefined ? 'info' : 'warning', text: ranking.sentence },
    ];
    if (isFromAlert) {
      const services = metrics.map(({ labels, name }) => serviceOfLabels(labels, serviceLabels) ?? name);
      return { frames: [confidenceFrame(ranking, [...new Set(services)])], notices };
    }
    return { frames: rootCauseFrames(ranking, graph, format), notices };
  },
});

function incidentWindow({ window, lastMs }: RootCauseAnalysis, grid: TimeGrid): TimeRange | undefined {
  return window ?? (lastMs === undefined ? undefined : { fromMs: grid.toMs - lastMs, toMs: grid.toMs });
}

/** The target's greatest anomaly in the range that was asked for; the history before it tells what is usual. */
function incidentOfTarget(matrix: SeriesMatrix, target: number | undefined, grid: TimeGrid): TimeRange | undefined {
  const identity = matrix.series[target ?? -1];
  if (target === undefined || identity === undefined) {
    return undefined;
  }
  const values = seriesValues(matrix, target);
  const first = matrix.times.findIndex((time) => time >= grid.fromMs);
  const family = metricFamily(identity.labels['__name__'] ?? identity.name);
  return findIncident(matrix.times.subarray(first), values.subarray(first), family, values);
}

/** What is said where the target shows no incident in the range, whatever happened before it. */
function nothingHappened(method: string, range: TimeRange): RootCauseRanking {
  const sentence = 'the target shows no anomaly in the range';
  return { method, window: range, baseline: [], abstained: 'target_is_normal', sentence, services: [], metrics: [] };
}
