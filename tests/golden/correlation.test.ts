import { describe, it } from 'vitest';
import { z } from 'zod';
import { pearson } from '../../src/core/correlation/pearson';
import { pearsonMatrix } from '../../src/core/correlation/pearsonMatrix';
import { type SeriesMatrix } from '../../src/core/series/seriesMatrix';
import { expectClose } from './expectClose';
import { goldenMatrix, goldenNumber, goldenNumbers } from './goldenNumber';
import { readGolden } from './readGolden';

const withP = z.tuple([goldenNumber, goldenNumber]);

const golden = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        columns: z.array(z.string()),
        data: z.record(z.string(), goldenNumbers),
        pearson: goldenMatrix.optional(),
        spearman: goldenMatrix.optional(),
        kendall: goldenMatrix.optional(),
        pearson_exact: goldenMatrix.optional(),
        pairs: z.array(
          z.object({
            a: z.string(),
            b: z.string(),
            n: z.number(),
            pearson: withP.optional(),
            spearman: withP.optional(),
            kendall: withP.optional(),
          })
        ),
      })
    ),
  })
  .parse(readGolden('correlation.json'));

function matrixOf(columns: readonly string[], data: Readonly<Record<string, number[]>>): SeriesMatrix {
  const length = data[columns[0] ?? '']?.length ?? 0;
  return {
    times: Float64Array.from({ length }, (_, i) => i * 1000),
    stepMs: 1000,
    series: columns.map((name) => ({ name, labels: {}, inputRefId: 'A' })),
    values: Float64Array.from(columns.flatMap((name) => data[name] ?? [])),
  };
}

describe.each(golden.cases)('correlation of $name', ({ columns, data, ...expected }) => {
  const matrix = matrixOf(columns, data);

  it('has the exact Pearson coefficients', () => {
    const pairs = pearsonMatrix(matrix);
    expected.pearson_exact?.forEach((row, i) => {
      row.forEach((r, j) => {
        const a = columns[i] ?? '';
        const b = columns[j] ?? '';
        const tolerance = { absolute: a === 'f_off' || b === 'f_off' ? 1e-9 : 1e-12 };
        expectClose(pairs.values[i * pairs.size + j] ?? NaN, r, tolerance, `matrix ${a} / ${b}`);
        expectClose(pearson(data[a] ?? [], data[b] ?? []), r, tolerance, `pair ${a} / ${b}`);
      });
    });
  });
});
