import { rankRootCauses } from '../../../../core/rootcause/rankRootCauses';
import { alignSeries } from '../../../../core/series/alignSeries';
import { type TimeGrid } from '../../../../core/series/timeGrid';
import { type FrameNotice } from '../../../../frames/schema/wireFrame';
import { type RootCauseAnalysis } from '../../../../protocol/analyses/rootCause';
import { type Analyser } from '../../analyser';
import { findTarget } from '../../findTarget';
import { queryDependencies } from '../../queryDependencies';
import { QueryError } from '../../queryError';
import { rootCauseFrames } from './rootCauseFrames';

/** How many window lengths before the incident are its baseline. */
const baselineWindows = 4;

/** Ranks what may have caused an incident. */
export const rootCauseAnalyser: Analyser<'rootCause'> = {
  fetchRange: (analysis, _, grid) => {
    const window = incidentWindow(analysis, grid) ?? grid;
    const lengthMs = window.toMs - window.fromMs;
    const onGrid = (timeMs: number): number => Math.floor(timeMs / grid.stepMs) * grid.stepMs;
    const fromMs = Math.min(
      grid.fromMs,
      window.fromMs - baselineWindows * lengthMs,
      analysis.baseline?.fromMs ?? Infinity
    );
    return { ...grid, fromMs: onGrid(fromMs), toMs: Math.max(grid.toMs, onGrid(window.toMs)) };
  },
  run: (analysis, { query, grid, fetched, series, isFromAlert }) => {
    const { graph, series: metrics } = queryDependencies(analysis.dependencies, series);
    const matrix = alignSeries(metrics, { ...fetched, toleranceMs: query.toleranceMs });
    const window = incidentWindow(analysis, grid);
    if (window === undefined && analysis.target === undefined) {
      throw new QueryError('say when the incident was ("window" or "lastMs"), or name the "target" that shows it');
    }
    const ranking = rankRootCauses(
      {
        matrix,
        window,
        graph,
        ...(analysis.baseline === undefined ? {} : { baseline: [analysis.baseline] }),
        ...(analysis.target === undefined ? {} : { target: findTarget(analysis.target, matrix.series) }),
      },
      {
        method: analysis.method,
        minShift: analysis.minShift,
        ...(analysis.serviceLabels === undefined ? {} : { serviceLabels: analysis.serviceLabels }),
      }
    );
    const notices: FrameNotice[] = [
      { severity: ranking.abstained === undefined ? 'info' : 'warning', text: ranking.sentence },
    ];
    return { frames: rootCauseFrames(ranking, graph, isFromAlert ? 'alert' : analysis.format), notices };
  },
};

function incidentWindow({ window, lastMs }: RootCauseAnalysis, grid: TimeGrid): RootCauseAnalysis['window'] {
  return window ?? (lastMs === undefined ? undefined : { fromMs: grid.toMs - lastMs, toMs: grid.toMs });
}
