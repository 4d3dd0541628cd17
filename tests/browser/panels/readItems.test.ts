import { FieldType, toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { featureTask } from '../../../src/panels/kit/items/featureTask';
import { readItems } from '../../../src/panels/kit/items/readItems';

const metric = (refId: string, api: string, values: Array<number | null>) =>
  toDataFrame({
    refId,
    fields: [
      { name: 'Time', type: FieldType.time, values: values.map((_, i) => i * 60_000) },
      { name: 'Value', type: FieldType.number, values, labels: { api } },
    ],
  });
const apis = ['cart', 'pay', 'search'];
const twoQueries = [
  ...apis.map((api, i) => metric('latency', api, [i, i + 2])),
  ...apis.map((api, i) => metric('errors', api, [10 * i, 10 * i])),
];
const options = { source: 'auto', fallback: 'course', value: 'mean', toleranceMs: 30_000 } as const;

const features = featureTask(() => {
  throw new Error('no workers here');
});

/** Read, sent to the worker as it would be, and computed there. */
const readItemFeatures = (frames: Parameters<typeof readItems>[0], how: Parameters<typeof readItems>[1]) => {
  const read = readItems(frames, how);
  if (!read) {
    return null;
  }
  return { ...read, ...features.run(structuredClone(read.numbers)) };
};

describe('items and their features', () => {
  it('makes an item of each label set that several queries share, with a feature a query', () => {
    const items = readItemFeatures(twoQueries, options);
    expect(items).toMatchObject({ items: apis, features: ['latency', 'errors'], numbers: { source: 'queries' } });
    expect(Array.from(items?.values ?? [])).toEqual([1, 0, 2, 10, 3, 20]);
    expect(items?.itemLabels[1]).toEqual({ api: 'pay' });
  });

  it.each([
    ['last', [2, 0]],
    ['max', [2, 0]],
  ] as const)('takes the %s value when asked', (value, expected) => {
    const items = readItemFeatures(twoQueries, { ...options, value });
    expect(Array.from(items?.values.slice(0, 2) ?? [])).toEqual(expected);
  });

  it('compares single metrics by their course, or as the panel prefers', () => {
    const one = twoQueries.slice(0, 3);
    expect(readItemFeatures(one, options)).toMatchObject({
      numbers: { source: 'course' },
      features: ['0', '60000'],
    });
    expect(readItemFeatures(one, { ...options, fallback: 'summary' })).toMatchObject({
      numbers: { source: 'summary' },
      items: apis.map((api) => expect.stringContaining(api)),
    });
  });

  it('does not take series for a table when most items lack a feature', () => {
    const sparse = [...twoQueries.slice(0, 3), metric('errors', 'cart', [1, 1])];
    expect(readItems(sparse, options)?.numbers.source).toBe('course');
    expect(readItemFeatures(sparse, { ...options, source: 'queries' })?.values[3]).toBeNaN();
  });

  it('takes a table row by row, named and labelled by its texts', () => {
    const table = toDataFrame({
      fields: [
        { name: 'api', type: FieldType.string, values: ['cart', 'pay'] },
        { name: 'region', type: FieldType.string, values: ['eu', 'us'] },
        { name: 'latency', type: FieldType.number, values: [5, 7] },
      ],
    });
    expect(readItemFeatures([table], options)).toMatchObject({
      items: ['cart', 'pay'],
      features: ['latency'],
      itemLabels: [
        { api: 'cart', region: 'eu' },
        { api: 'pay', region: 'us' },
      ],
      numbers: { source: 'rows' },
    });
  });

  it('tells its names without computing anything, and leaves the features of many series to the worker', () => {
    const series = (count: number, points: number) =>
      Array.from({ length: count }, (_, s) => metric('load', `api-${s}`, new Array<number>(points).fill(s)));
    const cost = (count: number, points: number, fallback: 'summary' | 'course') => {
      const read = readItems(series(count, points), { ...options, fallback });
      return read ? features.costMs(read.numbers) : Number.NaN;
    };
    expect(cost(5, 100, 'summary')).toBeLessThan(8);
    expect(cost(50, 1000, 'summary')).toBeGreaterThan(8);
    expect(cost(500, 1000, 'course')).toBeGreaterThan(8);
  });

  it('is null without numbers', () => {
    expect(readItems([], options)).toBeNull();
  });
});
