import { pearsonMatrix } from '../../../../core/correlation/pearsonMatrix';
import { alignSeries } from '../../../../core/series/alignSeries';
import { type Analyser } from '../../analyser';
import { QueryError } from '../../queryError';
import { matrixFrames } from './matrixFrames';

/** Correlates every pair of series over the grid. */
export const correlationAnalyser: Analyser<'correlation'> = {
  fetchRange: (_, query, grid) => ({
    ...grid,
    fromMs: grid.fromMs - Math.ceil(query.toleranceMs / grid.stepMs) * grid.stepMs,
  }),
  run: (analysis, { query, grid, series }) => {
    if (series.length < 2) {
      throw new QueryError(`a correlation needs at least two series; the inputs return ${series.length}`);
    }
    const matrix = alignSeries(series, { ...grid, toleranceMs: query.toleranceMs });
    const pairs = pearsonMatrix(matrix);
    return { frames: matrixFrames(matrix.series, pairs, analysis), notices: [] };
  },
};
