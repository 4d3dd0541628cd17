import { describe, expect, it } from 'vitest';
import { findTarget } from '../../../../src/backend/query/analyser/findTarget';
import { tellInputsApart } from '../../../../src/backend/query/inputs/tellInputsApart';
import { inOneGo } from '../../../../src/core/inOneGo';
import { type InputSeries } from '../../../../src/core/series/alignSeries';

function series(inputRefId: string, name: string, labels: Readonly<Record<string, string>>): InputSeries {
  return { inputRefId, name, labels, times: new Float64Array(0), values: new Float64Array(0) };
}

describe('series of several inputs', () => {
  const requests = ['p1', 'p2'].map((pod) => series('requests', `{pod="${pod}"}`, { pod }));
  const errors = [series('errors', '{pod="p1"}', { pod: 'p1' })];
  const cpu = [series('cpu', 'cpu{pod="p1"}', { __name__: 'cpu', pod: 'p1' })];
  const told = (all: readonly InputSeries[], isFromAlert = false): unknown =>
    all.map(inOneGo(tellInputsApart(all, isFromAlert))).map(({ name, labels }) => [name, labels]);

  it('get their input into names and labels where another input returns the same', () => {
    expect(told([...requests, ...errors, ...cpu])).toEqual([
      ['requests {pod="p1"}', { pod: 'p1', input: 'requests' }],
      ['requests {pod="p2"}', { pod: 'p2', input: 'requests' }],
      ['errors {pod="p1"}', { pod: 'p1', input: 'errors' }],
      ['cpu{pod="p1"}', { __name__: 'cpu', pod: 'p1' }],
    ]);
  });

  it('stay as they are where nothing is the same', () => {
    expect(told([...requests, ...cpu])).toEqual([
      ['{pod="p1"}', { pod: 'p1' }],
      ['{pod="p2"}', { pod: 'p2' }],
      ['cpu{pod="p1"}', { __name__: 'cpu', pod: 'p1' }],
    ]);
  });

  it('always have the label in alert rules, so that an empty input changes no other’s instances', () => {
    expect(told([...requests, ...cpu], true)).toMatchObject([
      ['{pod="p1"}', { input: 'requests' }],
      ['{pod="p2"}', { input: 'requests' }],
      ['cpu{pod="p1"}', { input: 'cpu' }],
    ]);
    expect(told(requests, true)).toMatchObject([
      ['{pod="p1"}', { pod: 'p1' }],
      ['{pod="p2"}', {}],
    ]);
  });

  it('keep a label of that name, and are still found by the name of their legend', () => {
    const own = [series('a', 'x', { input: 'mine' }), series('b', 'x', { input: 'mine' })];
    const apart = own.map(inOneGo(tellInputsApart(own, false)));
    expect(apart.map(({ name, labels }) => [name, labels])).toEqual([
      ['a x', { input: 'mine' }],
      ['b x', { input: 'mine' }],
    ]);
    expect(findTarget('x', apart, [])).toBe(0);
    expect(findTarget('b x', apart, [])).toBe(1);
    expect(() => findTarget('c', apart, [{ refId: 'a' }, { refId: 'b' }, { refId: 'c' }])).toThrow(
      'the input "c", which has none in this range'
    );
    expect(() => findTarget('c', apart, [{ refId: 'a' }, { refId: 'b' }])).toThrow('name an input (a, b)');
  });
});
