import { seriesQuality, type SeriesQuality } from '../../../../core/quality/seriesQuality';
import { type InputSeries } from '../../../../core/series/alignSeries';
import { schemaViolations } from '../../../../core/series/schemaViolations';
import { type TimeGrid } from '../../../../core/series/timeGrid';
import { QueryError } from '../../../queryError';
import {
  type FieldConfig,
  type FrameNotice,
  type NumberField,
  type StringField,
} from '../../../../frames/schema/wireFrame';
import { type QualityAnalysis } from '../../../../protocol/analyses/quality';
import { numberColumn, numericFrame } from '../../tables/columns';
import { inOnePiece } from '../../analyser/inOnePiece';
import { labelColumns } from '../../tables/labelColumns';

/** One row a series: how complete, how regular and how fresh it is within the range. */
export const qualityAnalyser = inOnePiece<'quality'>({
  reachOptions: [],
  fetchRange: (_, __, grid) => grid,
  run: ({ staleAfterMs, schema }, { grid, series, query }) => {
    const refIds = query.inputs.map(({ refId }) => refId);
    const unknown = schema.find(({ input }) => !refIds.includes(input));
    if (unknown !== undefined) {
      throw new QueryError(`schema: there is no input "${unknown.input}"; the query has ${refIds.join(', ')}`);
    }
    const violations = violationColumns(schema, series, grid);
    const reports = series.map((one) =>
      seriesQuality(one, { ...grid, ...(staleAfterMs === undefined ? {} : { staleAfterMs }) })
    );
    const column = (name: string, valueOf: (report: SeriesQuality) => number, config?: FieldConfig) =>
      numberColumn(name, reports, valueOf, config);
    const flag = (name: string, valueOf: (report: SeriesQuality) => boolean) =>
      column(name, (report) => (valueOf(report) ? 1 : 0), { decimals: 0 });
    return {
      notices: missingLabelNotices(schema, series),
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

/** Which of the required labels are missing: the table has counts, as alert instances must not change with what is missing. */
function missingLabelNotices(
  schema: QualityAnalysis['schema'],
  series: readonly InputSeries[]
): readonly FrameNotice[] {
  return schema.flatMap(({ input, requiredLabels }) => {
    const own = series.filter(({ inputRefId }) => inputRefId === input);
    return requiredLabels.flatMap((label): readonly FrameNotice[] => {
      const lacking = own.filter(({ labels }) => (labels[label] ?? '') === '').length;
      return lacking === 0
        ? []
        : [
            {
              severity: 'warning',
              text: `input ${input}: ${lacking} of ${own.length} series have no label "${label}"`,
            },
          ];
    });
  });
}

function longest(gaps: SeriesQuality['gaps']): number {
  return gaps.reduce((most, { fromMs, toMs }) => Math.max(most, toMs - fromMs), 0);
}
