import { createDataFrame, FieldType } from '@grafana/data';
import { expect, it } from 'vitest';
import { withRuleBands } from '../../../src/app/detectors/withRuleBands';
import { readJudgedSeries } from '../../../src/frames/grafana/readJudgedSeries';

function bandsOf(name: string, times: readonly number[], lower: readonly number[], upper: readonly number[]) {
  const labels = { service: name };
  const field = (of: string, values: readonly number[]) => ({
    name: of,
    type: FieldType.number,
    labels,
    values: [...values],
  });
  return createDataFrame({
    name,
    fields: [
      { name: 'time', type: FieldType.time, values: [...times] },
      field('value', upper),
      field('lower', lower),
      field('upper', upper),
      field('score', lower),
    ],
  });
}

it('the band of the rules stands beside that of the detector, at its times', () => {
  const bands = [bandsOf('cart', [10, 20, 30, 40], [0, 0, 0, 0], [9, 9, 9, 9]), bandsOf('shop', [10], [1], [2])];
  const rules = [bandsOf('cart', [15, 30], [1, 2], [3, 4])];
  const [cart, shop] = readJudgedSeries(withRuleBands(bands, rules));
  expect([...(cart?.ruleBand?.lower ?? [])]).toEqual([NaN, 1, 2, 2]);
  expect([...(cart?.ruleBand?.upper ?? [])]).toEqual([NaN, 3, 4, 4]);
  expect([...(cart?.upper ?? [])]).toEqual([9, 9, 9, 9]);
  expect(shop?.ruleBand).toBeUndefined();
});
