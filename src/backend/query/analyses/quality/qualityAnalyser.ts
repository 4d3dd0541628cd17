import { seriesQuality, type SeriesQuality } from '../../../../core/series/seriesQuality';
import { type FieldConfig } from '../../../../frames/schema/wireFrame';
import { numberColumn, numericFrame } from '../../columns';
import { inOnePiece } from '../../inOnePiece';
import { labelColumns } from '../../labelColumns';

/** One row a series: how complete, how regular and how fresh it is within the range. */
export const qualityAnalyser = inOnePiece<'quality'>({
  reachOptions: [],
  fetchRange: (_, __, grid) => grid,
  run: ({ staleAfterMs }, { grid, series }) => {
    const reports = series.map((one) =>
      seriesQuality(one, { ...grid, ...(staleAfterMs === undefined ? {} : { staleAfterMs }) })
    );
    const column = (name: string, valueOf: (report: SeriesQuality) => number, config?: FieldConfig) =>
      numberColumn(name, reports, valueOf, config);
    const flag = (name: string, valueOf: (report: SeriesQuality) => boolean) =>
      column(name, (report) => (valueOf(report) ? 1 : 0), { decimals: 0 });
    return {
      notices: [],
      frames: [
        numericFrame('quality', [
          ...labelColumns(series),
          column('samples', ({ samples }) => samples),
          column('coverage', ({ coverage }) => coverage, { unit: 'percentunit', min: 0, max: 1 }),
          column('missing', ({ missing }) => missing),
          column('infinite', ({ infinite }) => infinite),
          column('gaps', ({ gaps }) => gaps.length),
          column('longest gap', ({ gaps }) => longest(gaps), { unit: 'ms' }),
          column('duplicates', ({ duplicates }) => duplicates),
          column('out of order', ({ outOfOrder }) => outOfOrder),
          column('irregular share', ({ irregularShare }) => irregularShare, { unit: 'percentunit', min: 0, max: 1 }),
          column('age', ({ ageMs }) => ageMs, { unit: 'ms' }),
          flag('stale', ({ stale }) => stale),
          flag('constant', ({ constant }) => constant),
          flag('counter', ({ counter }) => counter),
          column('resets', ({ resets }) => resets),
        ]),
      ],
    };
  },
});

function longest(gaps: SeriesQuality['gaps']): number {
  return gaps.reduce((most, { fromMs, toMs }) => Math.max(most, toMs - fromMs), 0);
}
