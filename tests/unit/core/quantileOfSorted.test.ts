import { expect, it } from 'vitest';
import { quantileOfSorted } from '../../../src/core/order/quantileOfSorted';

it('is NaN of no values, and for a probability that is none', () => {
  const values = Float64Array.of(1, 2, 4);
  expect(quantileOfSorted(new Float64Array(0), 0.5)).toBeNaN();
  expect([-0.1, 1.1, NaN].map((probability) => quantileOfSorted(values, probability))).toEqual([NaN, NaN, NaN]);
  expect(quantileOfSorted(Float64Array.of(7), 0.5)).toBe(7);
  expect([0, 0.25, 0.5, 0.75, 1].map((probability) => quantileOfSorted(values, probability))).toEqual([
    1, 1.5, 2, 3, 4,
  ]);
});
