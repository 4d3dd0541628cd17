import { correlationMatrix } from '../../../../core/correlation/correlationMatrix';
import { lagMatrix } from '../../../../core/correlation/lagMatrix';
import { similarityOrder } from '../../../../core/correlation/similarityOrder';
import { alignSeries } from '../../../../core/series/alignSeries';
import { type SeriesMatrix, seriesValues } from '../../../../core/series/seriesMatrix';
import { type FrameNotice } from '../../../../frames/schema/wireFrame';
import { type CorrelationAnalysis } from '../../../../protocol/analyses/correlation';
import { gridAround } from '../../grids/gridAround';
import { inOnePiece } from '../../analyser/inOnePiece';
import { QueryError } from '../../../queryError';
import { matrixFrames } from './matrixFrames';
import { type PairTable } from './pairTable';
import { pairsFrame } from './pairsFrame';
import { partialTable } from './partialTable';

/** More products than this take longer than an answer may. */
const mostLagProducts = 2e10;

/** Kendall's coefficient sorts every pair: 300 series of 1440 points take some 5 s. */
const mostKendallSeries = 300;

/** Correlates every pair of series over the grid. */
export const correlationAnalyser = inOnePiece<'correlation'>({
  reachOptions: ['toleranceMs'],
  fetchRange: (_, { toleranceMs }, grid) => gridAround(grid.stepMs, grid.fromMs - toleranceMs, grid.toMs),
  run: (analysis, { query, grid, series, isFromAlert }) => {
    const { controlFor } = analysis;
    const compared = series.filter(({ inputRefId }) => inputRefId !== controlFor);
    if (compared.length < 2) {
      throw new QueryError(`a correlation needs at least two series; the inputs return ${compared.length}`);
    }
    const onGrid = { ...grid, toleranceMs: query.toleranceMs };
    const matrix = alignSeries(compared, onGrid);
    const table =
      controlFor === undefined
        ? analysis.maxLagMs === 0
          ? atOnce(matrix, analysis)
          : atStrongestLag(matrix, analysis)
        : controlled(
            matrix,
            alignSeries(
              series.filter(({ inputRefId }) => inputRefId === controlFor),
              onGrid
            ),
            analysis
          );
    const format = isFromAlert ? 'pairs' : analysis.format;
    const pairOrder = analysis.order === undefined ? 'strongest' : 'series';
    const notices: FrameNotice[] = table.r.every(Number.isNaN)
      ? [{ severity: 'warning', text: `no pair has ${analysis.minOverlap} common points and varies` }]
      : [];
    return {
      frames:
        format === 'pairs'
          ? [pairsFrame(matrix.series, table, pairOrder)]
          : matrixFrames(matrix.series, table, analysis),
      notices,
    };
  },
});

function atOnce(matrix: SeriesMatrix, { method, minOverlap, order }: CorrelationAnalysis): PairTable {
  if (method === 'kendall' && matrix.series.length > mostKendallSeries) {
    throw new QueryError(
      `Kendall's coefficient takes too long for ${matrix.series.length} series: narrow a selector to ${mostKendallSeries}, ` +
        'or set "method" to spearman'
    );
  }
  const pairs = correlationMatrix(matrix, method, minOverlap);
  const { size, values, counts, pValues, qValues } = pairs;
  return {
    size,
    r: values,
    n: counts,
    p: pValues,
    q: qValues,
    order: orderOf(matrix, { size, values }, order),
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
    order: orderOf(matrix, { size, values }, order),
  };
}

/** More products than this take longer than an answer may. */
const mostControlProducts = 5e9;

function controlled(
  matrix: SeriesMatrix,
  controls: SeriesMatrix,
  { method, maxLagMs, minOverlap, order, controlFor }: CorrelationAnalysis
): PairTable {
  if (method !== 'pearson' || maxLagMs !== 0) {
    throw new QueryError(
      '"controlFor" goes with Pearson\'s coefficient at the same time only: set "method" to pearson and "maxLagMs" to 0'
    );
  }
  if (controls.series.length === 0) {
    throw new QueryError(`the input "${controlFor}" to control for returns no series`);
  }
  const products = matrix.series.length ** 2 * matrix.times.length * (controls.series.length + 1);
  if (products > mostControlProducts) {
    throw new QueryError('so many series, controls and points take too long: narrow a selector or raise "stepMs"');
  }
  const values = controls.series.map((_, s) => seriesValues(controls, s));
  const table = partialTable(matrix, values, minOverlap);
  return { ...table, order: orderOf(matrix, { size: table.size, values: table.r }, order) };
}

function orderOf(
  { series }: SeriesMatrix,
  pairs: Parameters<typeof similarityOrder>[0],
  order: CorrelationAnalysis['order']
): Int32Array {
  const input = Int32Array.from(series.keys());
  switch (order) {
    case undefined:
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
