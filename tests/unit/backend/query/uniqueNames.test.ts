import { expect, it } from 'vitest';
import { uniqueNames } from '../../../../src/backend/query/tables/uniqueNames';

it('numbers repeats, and names that look like numbered ones', () => {
  expect(uniqueNames(['cpu', 'cpu', 'cpu (2)', 'load', 'cpu'])).toEqual([
    'cpu',
    'cpu (2)',
    'cpu (2) (2)',
    'load',
    'cpu (3)',
  ]);
});

it('looks each repeat up once, so that 50 000 of one name are no work', () => {
  const names = uniqueNames(Array.from({ length: 50_000 }, () => 'x'));
  expect(names.at(-1)).toBe('x (50000)');
  expect(new Set(names).size).toBe(50_000);
});
