import { describe, expect, it } from 'vitest';
import { inputsOfSeries } from '../../../src/app/investigation/inputsOfSeries';

const known = [
  { title: 'errors', unit: 'percent', input: { refId: 'a', expr: 'x', legend: '{{service}} errors' } },
  {
    title: 'errors',
    unit: 'percentunit',
    input: { refId: 'b', expr: 'y', legend: '{{namespace}} {{service}} errors' },
  },
  { title: 'up (now)', unit: 'short', input: { refId: 'c', expr: 'z', legend: '{{job}} up (now)' } },
  { title: 'length', input: { refId: 'e', expr: 'v', legend: '{{topic}} length' } },
  { title: 'length', input: { refId: 'f', expr: 'w', legend: '{{topic}} length' } },
  { title: 'sum(q)', input: { refId: 'd', expr: 'sum(q)' } },
];

describe('the inputs of a series', () => {
  it.each<[string, string[]]>([
    ['cart errors', ['a']],
    ['shop cart errors', ['b']],
    ['web up (now)', ['c']],
    ['{} sum(q)', ['d']],
    ['queue length', ['e', 'f']],
    ['something else', []],
  ])('are known by its name: %s', (name, refIds) => {
    expect(inputsOfSeries(known, name).map(({ input }) => input.refId)).toEqual(refIds);
  });
});
