import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { boxStatistics } from '../../src/core/statistics/densities/boxStatistics';
import { kernelDensity } from '../../src/core/statistics/densities/kernelDensity';
import { kernelDensity2d } from '../../src/core/statistics/densities/kernelDensity2d';
import { violins } from '../../src/core/statistics/densities/violins';
import { expectAllClose, expectClose } from './expectClose';
import { goldenNumber, goldenNumbers } from './goldenNumber';
import { readGolden } from './readGolden';

const curve = z.object({
  bw_adjust: z.number(),
  cut: z.number(),
  gridsize: z.number(),
  factor: goldenNumber,
  bandwidth: goldenNumber,
  support: goldenNumbers,
  density: goldenNumbers,
});
const curveOrRefusal = z.union([curve, z.object({ error: z.string() })]);
const widths = z.record(z.string(), z.number());

const golden = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        x: goldenNumbers,
        'violin@1': curveOrRefusal,
        'violin@0.5': curveOrRefusal,
        'kdeplot@1': curveOrRefusal,
        box: z.object({ q: goldenNumbers, whiskers: goldenNumbers }),
      })
    ),
    maxRelativeWidth: z.object({ area: widths, width: widths, count: widths }),
    kde2d: z.object({
      x: z.tuple([goldenNumbers, goldenNumbers]),
      points: z.tuple([goldenNumbers, goldenNumbers]),
      density: goldenNumbers,
      factor: z.number(),
    }),
  })
  .parse(readGolden('kde_violin.json'));

describe.each(golden.cases)('density of $name', (sample) => {
  it.each(['violin@1', 'violin@0.5', 'kdeplot@1'] as const)('has the curve of %s', (kind) => {
    const expected = sample[kind];
    if ('error' in expected) {
      expect(kernelDensity(sample.x)).toBeUndefined();
      return;
    }
    const { bw_adjust: adjust, cut, gridsize: gridSize } = expected;
    const actual = kernelDensity(sample.x, { adjust, cut, gridSize });
    if (!actual) {
      expect.fail('no density');
    }
    expectClose(actual.factor, expected.factor, { relative: 1e-12 }, 'factor');
    const atOffset = sample.name === 'huge offset';
    expectClose(actual.bandwidth, expected.bandwidth, { relative: atOffset ? 1e-5 : 1e-12 }, 'bandwidth');
    const reach = expected.support.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expectAllClose(actual.support, expected.support, { absolute: 1e-12 * reach }, 'support');
    const peak = expected.density.reduce((most, value) => Math.max(most, value), 0);
    expectAllClose(actual.density, expected.density, { absolute: (atOffset ? 1e-5 : 1e-9) * peak }, 'density');
  });

  it('has the box', () => {
    const box = boxStatistics(sample.x);
    const tolerance = { relative: 1e-12 };
    expectAllClose([box.lowerQuartile, box.median, box.upperQuartile], sample.box.q, tolerance, 'quartiles');
    expectAllClose([box.lowerWhisker, box.upperWhisker], sample.box.whiskers, tolerance, 'whiskers');
  });
});

describe('violins side by side', () => {
  it.each(['area', 'width', 'count'] as const)('have the relative widths of %s', (norm) => {
    const expected = golden.maxRelativeWidth[norm];
    const names = Object.keys(expected);
    const groups = names.map((name) => golden.cases.find((one) => one.name.endsWith(name))?.x ?? []);
    const actual = violins(groups, norm);
    names.forEach((name, i) => {
      const widest = Math.max(...(actual[i]?.widths ?? []));
      expectClose(widest, expected[name] ?? NaN, { relative: 1e-9 }, name);
    });
  });
});

describe('density in the plane', () => {
  it('has the values', () => {
    const { x, points, density, factor } = golden.kde2d;
    const fitted = kernelDensity2d(x[0], x[1]);
    expectClose(fitted?.factor ?? NaN, factor, { relative: 1e-12 }, 'factor');
    const peak = density.reduce((most, value) => Math.max(most, value), 0);
    const actual = points[0].map((px, i) => fitted?.at(px, points[1][i] ?? NaN) ?? NaN);
    expectAllClose(actual, density, { absolute: 1e-9 * peak }, 'density');
  });
});
