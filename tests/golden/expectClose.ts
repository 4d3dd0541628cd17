import { expect } from 'vitest';

/** How far a value may be from the golden one: the greater of both allowances; none given means exactly. */
export interface Tolerance {
  readonly relative?: number;
  readonly absolute?: number;
}

/** Fails, naming `what`, unless `actual` is `expected` within the tolerance; NaN and infinities must be the same. */
export function expectClose(actual: number, expected: number, tolerance: Tolerance, what: string): void {
  const allowed = Math.max((tolerance.relative ?? 0) * Math.abs(expected), tolerance.absolute ?? 0);
  const same = Object.is(actual, expected) || Math.abs(actual - expected) <= allowed;
  if (!same) {
    expect.fail(`${what}: ${actual} instead of ${expected} (allowed ±${allowed})`);
  }
}

/** {@link expectClose} for every element, and equal lengths. */
export function expectAllClose(
  actual: ArrayLike<number>,
  expected: readonly number[],
  tolerance: Tolerance,
  what: string
): void {
  expect(actual.length, `${what}: length`).toBe(expected.length);
  expected.forEach((value, i) => {
    expectClose(actual[i] ?? NaN, value, tolerance, `${what}[${i}]`);
  });
}
