import { describe, expect, it } from 'vitest';
import { principalComponents } from '../../../../src/core/clustering/components/principalComponents';
import { symmetricEigen } from '../../../../src/core/clustering/components/symmetricEigen';
import { seededRandom } from '../../../../src/core/random';
import { readPartitions } from '../../../fixtures/clustering/readPartitions';

const { sets, wide } = readPartitions();

describe('principalComponents', () => {
  it.each([...sets, { name: 'more columns than rows', ...wide }])('of $name are those of scikit-learn', (example) => {
    const { columns, values, components: expected } = example;
    const data = Float64Array.from(values);
    const found = principalComponents(data, data.length / columns, columns, expected.count);
    expectNear(found.components, expected.components);
    expectNear(found.variances, expected.variances);
    expectNear(found.shares, expected.shares);
    expectNear(found.scores.subarray(0, expected.scores.length), expected.scores);
  });

  it('are zero where nothing varies', () => {
    const found = principalComponents(new Float64Array(12).fill(7), 4, 3, 2);
    expect(Array.from(found.variances)).toEqual([0, 0]);
    expect(Array.from(found.shares)).toEqual([0, 0]);
    expect(found.scores.every((score) => score === 0)).toBe(true);
  });
});

describe('symmetricEigen', () => {
  it.each([1, 2, 3, 12, 60])('rebuilds a matrix of %i rows from its eigenvectors', (n) => {
    const random = seededRandom(n);
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = i; j < n; j++) {
        matrix[i * n + j] = matrix[j * n + i] = random() - 0.5;
      }
    }
    const { values, vectors } = symmetricEigen(matrix, n);
    const rebuilt = new Float64Array(n * n);
    const unit = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        for (let k = 0; k < n; k++) {
          rebuilt[i * n + j] =
            (rebuilt[i * n + j] ?? 0) + (values[k] ?? 0) * (vectors[k * n + i] ?? 0) * (vectors[k * n + j] ?? 0);
          unit[i * n + j] = (unit[i * n + j] ?? 0) + (vectors[i * n + k] ?? 0) * (vectors[j * n + k] ?? 0);
        }
      }
    }
    expectNear(rebuilt, Array.from(matrix));
    expectNear(
      unit,
      Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0))
    );
    expect(Array.from(values)).toEqual(Array.from(values).sort((a, b) => b - a));
  });

  it('copes with equal eigenvalues and a diagonal matrix', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 0, 0, 0, 5, 0, 0, 0, 2), 3);
    expect(Array.from(values)).toEqual([5, 2, 2]);
    expect(Math.abs(vectors[1] ?? 0)).toBe(1);
  });
});

function expectNear(actual: Float64Array, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs((actual[i] ?? NaN) - value), `value ${i}`).toBeLessThan(1e-9);
  });
}
