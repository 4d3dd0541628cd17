import { describe, expect, it } from 'vitest';
import { changedSeries } from '../../../../src/core/correlation/changedSeries';

const nothing = NaN;
/** Eight times before the window, four in it. */
const rows: Readonly<Record<string, readonly number[]>> = {
  steady: [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2],
  doubled: [1, 2, 1, 2, 1, 2, 1, 2, 3, 4, 3, 4],
  wider: [5, 5, 5, 5, 5, 5, 5, 5, 1, 9, 1, 9],
  appeared: [nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing, 3, 3, 3, 3],
  vanished: [3, 3, 3, 3, 3, 3, 3, 3, nothing, nothing, nothing, nothing],
  empty: new Array<number>(12).fill(nothing),
};
const names = Object.keys(rows);
const matrix = {
  times: Float64Array.from({ length: 12 }, (_, i) => i),
  stepMs: 1,
  series: names.map((name) => ({ name, labels: {}, inputRefId: 'A' })),
  values: Float64Array.from(Object.values(rows).flat()),
};
const changes = (measure: 'distribution' | 'volume') =>
  changedSeries(matrix, { fromMs: 0, toMs: 7 }, { fromMs: 8, toMs: 11 }, measure);

describe('changedSeries', () => {
  it('ranks by the distance of distributions, with what begins and what ends first, and leaves out what is empty', () => {
    const found = changes('distribution').map(({ index, distance, volume, presence }) => [
      names[index],
      distance,
      volume,
      presence,
    ]);
    expect(found).toEqual([
      ['appeared', 1, 2, 'appeared'],
      ['vanished', 1, -2, 'vanished'],
      ['doubled', 1, 0.8, 'steady'],
      ['wider', 0.5, 0, 'steady'],
      ['steady', 0, 0, 'steady'],
    ]);
  });

  it('ranks by the change of means', () => {
    expect(changes('volume').map(({ index }) => names[index])).toEqual([
      'appeared',
      'vanished',
      'doubled',
      'wider',
      'steady',
    ]);
  });

  it('gives p and q of the change of values', () => {
    const doubled = changes('distribution').find(({ index }) => names[index] === 'doubled');
    expect(doubled?.p).toBeLessThan(0.01);
    expect(doubled?.q).toBeGreaterThanOrEqual(doubled?.p ?? NaN);
    expect(doubled).toMatchObject({ before: 1.5, during: 3.5 });
  });
});
