import { describe, expect, it } from 'vitest';
import { lagMatrix } from '../../../../src/core/correlation/lagMatrix';
import { seededRandom } from '../../../../src/core/random';

/** Series that are one noise, each shifted by its own number of samples, on a grid of that step. */
function shifted(shifts: readonly number[], length: number, stepMs: number) {
  const random = seededRandom(7);
  const noise = Float64Array.from({ length: length + 100 }, random);
  const values = new Float64Array(shifts.length * length);
  shifts.forEach((shift, s) => values.set(noise.subarray(50 - shift, 50 - shift + length), s * length));
  return {
    times: Float64Array.from({ length }, (_, i) => i * stepMs),
    stepMs,
    series: shifts.map((shift) => ({ name: String(shift), labels: {}, inputRefId: 'a' })),
    values,
  };
}

describe('lagMatrix', () => {
  it.each([1000, 15_000, 3_600_000])('finds every shift exactly at a step of %i ms', (stepMs) => {
    const shifts = [0, 3, -5, 20];
    const { size, values, lags } = lagMatrix(shifted(shifts, 200, stepMs), 30);
    for (const [i, from] of shifts.entries()) {
      for (const [j, to] of shifts.entries()) {
        expect(lags[i * size + j]).toBe(to - from);
        expect(values[i * size + j]).toBeCloseTo(1, 10);
      }
    }
  });

  it('has no lag for a constant series', () => {
    const matrix = shifted([0, 1], 50, 1000);
    matrix.values.fill(4, 50);
    const { lags, values } = lagMatrix(matrix, 5);
    expect([lags[1], values[1]]).toEqual([NaN, NaN]);
  });
});
