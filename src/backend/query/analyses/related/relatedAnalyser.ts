import { changedSeries } from '../../../../core/correlation/changedSeries';
import { relatedSeries } from '../../../../core/correlation/relatedSeries';
import { alignSeries } from '../../../../core/series/alignSeries';
import { type TimeGrid } from '../../../../core/series/timeGrid';
import { numberColumn, numericFrame, textColumn, wide } from '../../tables/columns';
import { findTarget } from '../../analyser/findTarget';
import { gridAround } from '../../grids/gridAround';
import { labelColumns } from '../../tables/labelColumns';
import { inOnePiece } from '../../analyser/inOnePiece';
import { changedFrame } from './changedFrame';
import { QueryError } from '../../../queryError';

/** So many window lengths before the window tell what is usual, where there is no target. */
const usualWindows = 4;

/** One row a series, the strongest relation to the target first; without a target the greatest change. */
export const relatedAnalyser = inOnePiece<'related'>({
  reachOptions: ['aroundMs', 'halfWidthMs', 'maxLagMs'],
  fetchRange: ({ target, aroundMs, halfWidthMs, maxLagMs }, _, grid) => {
    const around = aroundMs ?? (grid.fromMs + grid.toMs) / 2;
    const half = halfWidthMs ?? halfOf(grid);
    return target === undefined
      ? gridAround(grid.stepMs, around - half * (1 + 2 * usualWindows), around + half)
      : gridAround(grid.stepMs, around - half - maxLagMs, around + half + maxLagMs);
  },
  run: (analysis, { query, grid, fetched, series, isFromAlert }) => {
    const { target, changeBy, kind: _, ...options } = analysis;
    const matrix = alignSeries(series, { ...fetched, toleranceMs: query.toleranceMs });
    const aroundMs = analysis.aroundMs ?? (grid.fromMs + grid.toMs) / 2;
    const halfWidthMs = analysis.halfWidthMs ?? halfOf(grid);
    if (target === undefined) {
      const window = { fromMs: aroundMs - halfWidthMs, toMs: aroundMs + halfWidthMs };
      const before = { fromMs: window.fromMs - 2 * usualWindows * halfWidthMs, toMs: window.fromMs - 1 };
      return {
        notices: [],
        frames: [changedFrame(changedSeries(matrix, before, window, changeBy), matrix, isFromAlert)],
      };
    }
    if (matrix.series.length < 2) {
      throw new QueryError('there is nothing to compare the target with: add an input or widen a selector');
    }
    const related = relatedSeries(matrix, findTarget(target, matrix.series, query.inputs), {
      ...options,
      aroundMs,
      halfWidthMs,
    });
    const identities = related.flatMap(({ index }) => matrix.series.slice(index, index + 1));
    return {
      notices: [],
      frames: [
        numericFrame('related', [
          ...labelColumns(identities),
          ...(isFromAlert ? [] : [textColumn('direction', related, ({ direction }) => direction ?? '', wide(100))]),
          numberColumn('r', related, ({ r }) => r, {
            min: -1,
            max: 1,
            decimals: 2,
            description: 'Coefficient at the best lag, from -1 to 1',
          }),
          numberColumn('lag', related, ({ lagMs }) => lagMs / 1000, {
            unit: 's',
            description: 'Positive where the series follows the target, negative where it leads',
          }),
          numberColumn('r at once', related, ({ rAtOnce }) => rAtOnce, { min: -1, max: 1, decimals: 2 }),
          numberColumn('strong', related, ({ strong }) => (strong ? 1 : 0), { decimals: 0 }),
          numberColumn('n', related, ({ count }) => count, { decimals: 0 }),
          numberColumn('effective n', related, ({ effectiveCount }) => effectiveCount, {
            decimals: 1,
            description: 'What the points are worth, since neighbours are alike',
          }),
          numberColumn('p', related, ({ p }) => p, {
            decimals: 3,
            description: 'How likely by chance, the search over lags included',
          }),
          numberColumn('q', related, ({ q }) => q, { decimals: 3, description: 'The same among all series' }),
        ]),
      ],
    };
  },
});

/** Without a width of its own the window is the range that was asked for: what moved together then, not long before. */
function halfOf({ fromMs, toMs }: TimeGrid): number {
  return (toMs - fromMs) / 2;
}
