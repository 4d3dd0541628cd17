import { correlationMatrix } from '../../../../core/correlation/correlationMatrix';
import { lagMatrix } from '../../../../core/correlation/lagMatrix';
import { similarityOrder } from '../../../../core/correlation/similarityOrder';
import { alignSeries } from '../../../../core/series/alignSeries';
import { type SeriesMatrix } from '../../../../core/series/seriesMatrix';
import { type FrameNotice } from '../../../../frames/schema/wireFrame';
import { type CorrelationAnalysis } from '../../../../protocol/analyses/correlation';
import { type Analyser } from '../../analyser';
import { QueryError } from '../../queryError';
import { matrixFrames } from './matrixFrames';
import { type PairTable } from './pairTable';
import { pairsFrame } from './pairsFrame';

/** More products than this take longer than an answer may. */
const mostLagProducts = 2e10;

/** Correlates every pair of series over the grid. */
export const correlationAnalyser: Analyser<'correlation'> = {
  fetchRange: (_, query, grid) => ({
    ...grid,
    fromMs: grid.fromMs - Math.ceil(query.toleranceMs / grid.stepMs) * grid.stepMs,
  }),
  run: (analysis, { query, grid, series, isFromAlert }) => {
    if (series.length < 2) {
      throw new QueryError(`a correlation needs at least two series; the inputs return ${series.length}`);
    }
    const matrix = alignSeries(series, { ...grid, toleranceMs: query.toleranceMs });
    const table = analysis.maxLagMs === 0 ? atOnce(matrix, analysis) : atStrongestLag(matrix, analysis);
    const format = isFromAlert ? 'pairs' : analysis.format;
    const notices: FrameNotice[] = table.r.every(Number.isNaN)
      ? [{ severity: 'warning', text: `no pair has ${analysis.minOverlap} common points and varies` }]
      : [];
    return {
      frames: format === 'pairs' ? [pairsFrame(matrix.series, table)] : matrixFrames(matrix.series, table, analysis),
      notices,
    };
  },
};

function atOnce(matrix: SeriesMatrix, { method, minOverlap, order }: CorrelationAnalysis): PairTable {
  const pairs = correlationMatrix(matrix, method, minOverlap);
  const { size, values, counts, pValues, qValues } = pairs;
  return {
    size,
    r: values,
    n: counts,
    p: pValues,
    q: qValues,
    order: orderOf(matrix, { size, values, counts }, order),
  };
}

function atStrongestLag(matrix: SeriesMatrix, { maxLagMs, method, minOverlap, order }: CorrelationAnalysis): PairTable {
  if (method !== 'pearson') {
    throw new QueryError(
      `lags are searched with Pearson's coefficient only: set "method" to pearson or "maxLagMs" to 0`
    );
  }
  const maxLag = Math.floor(maxLagMs / matrix.stepMs);
  const products = matrix.series.length ** 2 * maxLag * matrix.times.length;
  if (products > mostLagProducts) {
    throw new QueryError(
      'so many series, lags and points take too long: lower "maxLagMs", raise "stepMs" or narrow a selector'
    );
  }
  const { size, values, counts, lags } = lagMatrix(matrix, maxLag, minOverlap);
  return {
    size,
    r: values,
    n: counts,
    lagMs: lags.map((lag) => lag * matrix.stepMs),
    order: orderOf(matrix, { size, values, counts }, order),
  };
}

function orderOf(
  { series }: SeriesMatrix,
  pairs: Parameters<typeof similarityOrder>[0],
  order: CorrelationAnalysis['order']
): Int32Array {
  const input = Int32Array.from(series.keys());
  switch (order) {
    case 'input':
      return input;
    case 'name': {
      const { compare } = new Intl.Collator('en', { numeric: true });
      return input.sort((a, b) => compare(series[a]?.name ?? '', series[b]?.name ?? ''));
    }
    case 'clustered':
      return similarityOrder(pairs, 'signed').order;
  }
}
