import { seriesQuality, type SeriesQuality } from '../../../../core/quality/seriesQuality';
import { type InputSeries } from '../../../../core/series/alignSeries';
import { schemaViolations } from '../../../../core/series/schemaViolations';
import { type TimeGrid } from '../../../../core/series/timeGrid';
import { type FieldConfig, type NumberField, type StringField } from '../../../../frames/schema/wireFrame';
import { type QualityAnalysis } from '../../../../protocol/analyses/quality';
import { numberColumn, numericFrame } from '../../columns';
import { inOnePiece } from '../../inOnePiece';
import { labelColumns } from '../../labelColumns';

/** One row a series: how complete, how regular and how fresh it is within the range. */
export const qualityAnalyser = inOnePiece<'quality'>({
  reachOptions: [],
  fetchRange: (_, __, grid) => grid,
  run: ({ staleAfterMs, schema }, { grid, series }) => {
    const violations = violationColumns(schema, series, grid);
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
          ...violations,
        ]),
      ],
    };
  },
});

/** What of the declared schema each series breaks; nothing where none is declared. */
function violationColumns(
  schema: QualityAnalysis['schema'],
  series: readonly InputSeries[],
  grid: TimeGrid
): ReadonlyArray<StringField | NumberField> {
  if (schema.length === 0) {
    return [];
  }
  const found = series.map((one) =>
    schema
      .filter(({ input }) => input === one.inputRefId)
      .map((declared) => schemaViolations(one, declared, grid))
      .reduce(
        (sum, { missingLabels, outOfRange }) => ({
          missingLabels: [...sum.missingLabels, ...missingLabels],
          outOfRange: sum.outOfRange + outOfRange,
        }),
        { missingLabels: [], outOfRange: 0 }
      )
  );
  return [
    numberColumn('missing labels', found, ({ missingLabels }) => missingLabels.length, { decimals: 0 }),
    numberColumn('out of range', found, ({ outOfRange }) => outOfRange, { decimals: 0 }),
    numberColumn('violations', found, ({ missingLabels, outOfRange }) => missingLabels.length + outOfRange, {
      decimals: 0,
    }),
  ];
}

function longest(gaps: SeriesQuality['gaps']): number {
  return gaps.reduce((most, { fromMs, toMs }) => Math.max(most, toMs - fromMs), 0);
}
