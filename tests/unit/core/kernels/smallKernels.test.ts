import { describe, expect, it } from 'vitest';
import { averageRanks } from '../../../../src/core/kernels/averageRanks';
import { convolvedBins } from '../../../../src/core/kernels/convolvedBins';
import { forestPathLengths } from '../../../../src/core/kernels/forestPathLengths';
import { laggedProducts } from '../../../../src/core/kernels/laggedProducts';
import { type PackedForest } from '../../../../src/core/kernels/packedForest';
import { plainConvolvedBins } from '../../../../src/core/kernels/plain/plainConvolvedBins';
import { plainForestPathLengths } from '../../../../src/core/kernels/plain/plainForestPathLengths';
import { plainLaggedProducts } from '../../../../src/core/kernels/plain/plainLaggedProducts';
import { plainSquaredMahalanobis } from '../../../../src/core/kernels/plain/plainSquaredMahalanobis';
import { squaredMahalanobis } from '../../../../src/core/kernels/squaredMahalanobis';
import { standardiseInto } from '../../../../src/core/correlation/standardise';
import { standardisedRows } from '../../../../src/core/kernels/standardisedRows';
import { growForest, isolationScore } from '../../../../src/core/detectors/isolation-forest/forest';
import { ordinarySample } from '../../../../src/core/kernels/ordinarySample';
import { packForest } from '../../../../src/core/kernels/packForest';
import { moments } from '../../../../src/core/statistics/moments';
import { seededRandom } from '../../../../src/core/random';

const lengths = Array.from({ length: 301 }, (_, length) => length);

describe('averageRanks', () => {
  it('ranks any number of values as counting does', () => {
    lengths.forEach((length) => {
      const random = seededRandom(length);
      const choices = [0, -0, 1e-310, -1e300, 7, -7, 0.1, Infinity];
      const offset = length % 4;
      const values = Float64Array.from({ length: offset + length }, () =>
        random() < 0.5
          ? (choices[Math.floor(random() * choices.length)] ?? 0)
          : (random() - 0.5) * 10 ** (10 * random())
      ).subarray(offset);
      const expected = values.map((value) => {
        let below = 0;
        let equal = 0;
        values.forEach((other) => {
          below += other < value ? 1 : 0;
          equal += other === value ? 1 : 0;
        });
        return below + (equal + 1) / 2;
      });
      expect(averageRanks(values)).toEqual(expected);
    });
  });

  it('leaves missing values to others', () => {
    expect(averageRanks(Float64Array.of(1, NaN, 2))).toBeUndefined();
  });
});

describe('laggedProducts', () => {
  it('sums the products of series of any number of values at every shift, as its twin does', () => {
    lengths.forEach((length) => {
      const random = seededRandom(length);
      const x = Float64Array.from({ length: length + 1 }, random).subarray(1);
      const ys = Array.from({ length: 1 + (length % 6) }, (_, i) =>
        Float64Array.from({ length: i + Math.floor(random() * 300) }, random).subarray(i)
      );
      const firstShift = Math.floor(random() * 400) - 200;
      const count = 1 + Math.floor(random() * 300);
      const found = laggedProducts(x, ys, firstShift, count);
      const expected = plainLaggedProducts(x, ys, firstShift, count);
      expect(found).toHaveLength(ys.length * count);
      expect(Math.max(...found.map((value, i) => Math.abs(value - (expected[i] ?? NaN))))).toBeLessThan(1e-13 * 300);
    });
  });

  it('takes long series with few and with many shifts', () => {
    const random = seededRandom(8);
    const x = Float64Array.from({ length: 5000 }, random);
    for (const [firstShift, count] of [
      [0, 1],
      [-4990, 3],
      [-2000, 4001],
    ] as const) {
      const found = laggedProducts(x, [x], firstShift, count);
      const expected = plainLaggedProducts(x, [x], firstShift, count);
      expect(Math.max(...found.map((value, i) => Math.abs(value - (expected[i] ?? NaN))))).toBeLessThan(1e-10);
    }
  });
});

describe('standardisedRows', () => {
  it('are what the careful way gives, for any number of values', () => {
    lengths.forEach((length) => {
      const random = seededRandom(length);
      const rows = [0, 0.3, 1, 0, 0.1].map((gaps, i) =>
        Float64Array.from({ length: i + length }, () =>
          random() < gaps ? NaN : i === 3 && random() < 0.01 ? Infinity : 100 + random()
        ).subarray(i)
      );
      const { values, varies, isComplete } = standardisedRows(rows, length, standardiseInto);
      rows.forEach((row, i) => {
        const expected = new Float64Array(length);
        expect(varies[i]).toBe(standardiseInto(row, expected) ? 1 : 0);
        expect(isComplete[i]).toBe(row.some(Number.isNaN) ? 0 : 1);
        expectNear(
          values.subarray(i * length, (i + 1) * length),
          varies[i] === 1 ? expected : new Float64Array(length)
        );
      });
    });
  });

  it.each([
    ['constant', [3, 3, 3]],
    ['infinite', [1, Infinity, 2]],
    ['huge', [1e90, 2e90]],
    ['tiny', [1e-90, 2e-90]],
    ['nearly constant', [1e9, 1e9 + 1e-6, 1e9]],
    ['no', [NaN, NaN]],
  ])('leave %s values to the careful way', (_, values) => {
    const given = Float64Array.from(values);
    const asked: Float64Array[] = [];
    const { values: found } = standardisedRows([given], given.length, (row, target) => {
      asked.push(row);
      target.fill(0.25);
      return true;
    });
    expect(asked).toEqual([given]);
    expect(found).toEqual(given.map(() => 0.25));
  });
});

describe('ordinarySample', () => {
  it('is what careful moments give, for any number of values', () => {
    lengths.slice(2).forEach((length) => {
      const random = seededRandom(length);
      const offset = length % 4;
      const values = Float64Array.from({ length: offset + length }, () => 1000 * (random() - 0.3)).subarray(offset);
      const { mean, sum2 } = moments(values);
      const found = ordinarySample(values);
      expectNear(
        Float64Array.of(found?.mean ?? NaN, found?.sum2 ?? NaN, found?.least ?? NaN, found?.greatest ?? NaN),
        Float64Array.of(mean, sum2, Math.min(...values), Math.max(...values))
      );
    });
  });

  it.each([
    ['a missing value', [1, 2, NaN]],
    ['an infinite value', [1, 2, -Infinity]],
    ['a huge value', [1, -1e80]],
    ['constant values', [4, 4, 4]],
    ['values that hardly vary', [1e9, 1e9 + 1, 1e9]],
    ['one value', [1]],
  ])('leaves %s to others', (_, values) => {
    expect(ordinarySample(Float64Array.from(values))).toBeUndefined();
  });
});

describe('convolvedBins', () => {
  it('is near the sum of any number of kernels itself', () => {
    lengths.slice(1).forEach((count) => {
      const random = seededRandom(count);
      const values = Float64Array.from({ length: count }, () => 4 * random());
      const taps = 60 + (count % 2);
      const plan = {
        origin: -1,
        binWidth: 0.05,
        margin: taps + 2,
        binCount: 121 + 2 * (taps + 2),
        kernel: Float64Array.from({ length: taps }, (_, k) => Math.exp(-0.5 * (k * 0.1) ** 2)),
        step: 3,
        outputs: 40,
      };
      const found = convolvedBins(values, plan);
      expect(found).toHaveLength(40);
      let worst = 0;
      found.forEach((actual, g) => {
        const at = plan.origin + g * plan.step * plan.binWidth;
        const expected = values.reduce((sum, value) => sum + Math.exp(-0.5 * ((value - at) / 0.5) ** 2), 0);
        worst = Math.max(worst, Math.abs(actual - expected) / count);
      });
      expect(worst).toBeLessThan(1e-5);
    });
  });

  it('of any number of values, wherever they lie, is what its twin gives', () => {
    lengths.forEach((length) => {
      const random = seededRandom(length);
      const offset = length % 4;
      const values = Float64Array.from({ length: offset + length }, () => {
        const kind = random();
        return kind < 0.02
          ? Infinity
          : kind < 0.04
            ? -Infinity
            : kind < 0.2
              ? Math.floor(9 * random())
              : 20 * random() - 5;
      }).subarray(offset);
      const kernel = Float64Array.from({ length: 1 + (length % 9) }, random);
      const outputs = Math.floor(20 * random());
      const step = 1 + (length % 3);
      const margin = kernel.length + 2;
      const binCount = Math.max(0, outputs - 1) * step + 1 + 2 * margin;
      const plan = { origin: 1, binWidth: 0.1 + random(), margin, binCount, kernel, step, outputs };
      expectNear(convolvedBins(values, plan), plainConvolvedBins(values, plan));
    });
  });

  it('takes more values than fit into its memory at once', () => {
    const values = new Float64Array(40_000).fill(0.5);
    const plan = {
      origin: 0,
      binWidth: 0.25,
      margin: 3,
      binCount: 11,
      kernel: Float64Array.of(1),
      step: 1,
      outputs: 5,
    };
    expect(Array.from(convolvedBins(values, plan))).toEqual([0, 0, 40_000, 0, 0]);
  });
});

describe('squaredMahalanobis', () => {
  it('of any number of rows is what its twin gives', () => {
    lengths.forEach((rows) => {
      const random = seededRandom(rows);
      const columns = 1 + (rows % 13);
      const offset = rows % 4;
      const data = Float64Array.from({ length: offset + rows * columns }, () => {
        const kind = random();
        return kind < 0.01 ? NaN : kind < 0.02 ? Infinity : kind < 0.03 ? -Infinity : random();
      }).subarray(offset);
      const mean = Float64Array.from({ length: columns }, random);
      const whitening = Float64Array.from({ length: columns * columns }, random);
      const found = squaredMahalanobis(data, rows, columns, mean, whitening);
      expectNear(found, plainSquaredMahalanobis(data, rows, columns, mean, whitening));
    });
  });

  it('passes NaN on to its row only, past the first window', () => {
    const data = new Float64Array(3000 * 3).fill(1);
    data[3 * 2000 + 1] = NaN;
    const found = squaredMahalanobis(data, 3000, 3, new Float64Array(3), Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1));
    expect(found[1999]).toBe(3);
    expect(found[2000]).toBeNaN();
    expect(found[2001]).toBe(3);
  });
});

describe('forestPathLengths', () => {
  it('of any number of rows is what its twin gives', () => {
    lengths.forEach((rows) => {
      const random = seededRandom(rows);
      const columns = 1 + (rows % 5);
      const depth = rows % 7;
      const trees = 1 + (rows % 4);
      const forest: PackedForest = {
        trees,
        depth,
        splitColumns: Int32Array.from({ length: trees * (2 ** depth - 1) }, () => Math.floor(random() * columns)),
        thresholds: Float64Array.from({ length: trees * (2 ** depth - 1) }, () => Math.floor(4 * random()) / 4),
        pathLengths: Float64Array.from({ length: trees * 2 ** depth }, random),
      };
      const offset = rows % 4;
      const data = Float64Array.from({ length: offset + rows * columns }, () => {
        const kind = random();
        return kind < 0.05 ? NaN : kind < 0.1 ? Infinity : kind < 0.15 ? -Infinity : Math.floor(8 * random()) / 8;
      }).subarray(offset);
      expectNear(forestPathLengths(forest, data, rows, columns), plainForestPathLengths(forest, data, rows, columns));
    });
  });

  it('gives a grown forest the scores that walking its nodes gives', () => {
    const random = seededRandom(12);
    const rows = Float64Array.from({ length: 500 * 4 }, () => random() ** 3);
    const forest = growForest(rows, 4, 20, 64, seededRandom(1));
    const depths = forestPathLengths(packForest(forest), rows, 500, 4);
    depths.forEach((depth, i) => {
      expect(2 ** (-depth / forest.usualDepth)).toBeCloseTo(isolationScore(forest, rows, 4 * i), 12);
    });
  });

  it('takes more rows than fit into its memory at once', () => {
    const forest: PackedForest = {
      trees: 1,
      depth: 1,
      splitColumns: Int32Array.of(0),
      thresholds: Float64Array.of(9_999),
      pathLengths: Float64Array.of(1, 2),
    };
    const data = Float64Array.from({ length: 50_000 }, (_, i) => i);
    const lengthsFound = forestPathLengths(forest, data, 50_000, 1);
    expect([lengthsFound[0], lengthsFound[9_999], lengthsFound[10_000], lengthsFound[49_999]]).toEqual([1, 1, 2, 2]);
  });
});

function expectNear(actual: Float64Array, expected: Float64Array): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    const isNear = Math.abs((actual[i] ?? NaN) - value) <= 1e-12 * (1 + Math.abs(value));
    if (!isNear && !Object.is(actual[i], value)) {
      expect(actual[i], `value ${i}`).toBe(value);
    }
  });
}
