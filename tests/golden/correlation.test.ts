import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { correlationSignificance } from '../../src/core/correlation/correlationSignificance';
import { kendall } from '../../src/core/correlation/kendall';
import { pairedValues } from '../../src/core/correlation/pairedValues';
import { pearson } from '../../src/core/correlation/pearson';
import { pearsonMatrix } from '../../src/core/correlation/pearsonMatrix';
import { spearman } from '../../src/core/correlation/spearman';
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

  it('has the rank coefficients', () => {
    columns.forEach((a, i) => {
      columns.forEach((b, j) => {
        if (i === j) {
          // pandas calls a column's correlation with itself 1 even where it is constant: that is no golden value.
          return;
        }
        const x = data[a] ?? [];
        const y = data[b] ?? [];
        expectClose(spearman(x, y), expected.spearman?.[i]?.[j] ?? NaN, { absolute: 1e-12 }, `Spearman ${a} / ${b}`);
        expectClose(kendall(x, y).tau, expected.kendall?.[i]?.[j] ?? NaN, { absolute: 1e-12 }, `Kendall ${a} / ${b}`);
      });
    });
  });

  it('has the significance of every pair', () => {
    for (const pair of expected.pairs) {
      const x = data[pair.a] ?? [];
      const y = data[pair.b] ?? [];
      const what = `${pair.a} / ${pair.b}`;
      const exact = pearson(x, y);
      expect(pairedValues(x, y).x.length, `${what}: n`).toBe(pair.n);
      if (pair.pearson) {
        const [r, p] = pair.pearson;
        // scipy's own coefficient is off where a column lies at 1e9, and with it its p: there only ours can be asked.
        const offset = pair.a === 'f_off' || pair.b === 'f_off';
        expectClose(exact, r, { absolute: offset ? 1e-5 : 1e-12 }, `Pearson ${what}`);
        expectClose(correlationSignificance(offset ? r : exact, pair.n), p, { relative: 1e-8 }, `p of Pearson ${what}`);
      }
      if (pair.spearman) {
        const [r, p] = pair.spearman;
        const ours = spearman(x, y);
        expectClose(ours, r, { absolute: 1e-12 }, `Spearman ${what}`);
        expectClose(correlationSignificance(ours, pair.n), p, { relative: 1e-8 }, `p of Spearman ${what}`);
      }
      if (pair.kendall) {
        const [tau, p] = pair.kendall;
        const ours = kendall(x, y);
        expectClose(ours.tau, tau, { absolute: 1e-12 }, `Kendall ${what}`);
        expectClose(ours.p, p, { relative: 1e-8 }, `p of Kendall ${what}`);
      }
    }
  });
});
