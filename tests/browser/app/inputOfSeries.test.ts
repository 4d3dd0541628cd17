import { describe, expect, it } from 'vitest';
import { inputOfSeries } from '../../../src/app/investigation/inputOfSeries';

const known = [
  { title: 'errors', unit: 'percent', input: { refId: 'a', expr: 'x', legend: '{{service}} errors' } },
  {
    title: 'errors',
    unit: 'percentunit',
    input: { refId: 'b', expr: 'y', legend: '{{namespace}} {{service}} errors' },
  },
  { title: 'up (now)', unit: 'short', input: { refId: 'c', expr: 'z', legend: '{{job}} up (now)' } },
  { title: 'sum(q)', input: { refId: 'd', expr: 'sum(q)' } },
];

describe('the input of a series', () => {
  it.each([
    ['cart errors', 'a'],
    ['shop cart errors', 'b'],
    ['web up (now)', 'c'],
    ['{} sum(q)', 'd'],
    ['something else', undefined],
  ])('is known by its name: %s', (name, refId) => {
    expect(inputOfSeries(known, name)?.input.refId).toBe(refId);
  });
});
