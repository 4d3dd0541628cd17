import { describe, expect, it } from 'vitest';
import { firstStore, storeOfSource } from '../../../src/app/query/storeOfSource';

const covary = [
  { uid: 'one', jsonData: { upstreams: [{ name: 'demo', kind: 'demo' }] } },
  {
    uid: 'two',
    jsonData: {
      upstreams: [
        { name: 'logs', kind: 'loki', url: 'http://eu:9090' },
        { name: 'us', kind: 'prometheus', url: 'http://us:9090' },
        { name: 'eu', kind: 'prometheus', url: 'http://eu:9090/prom/' },
      ],
    },
  },
  { uid: 'new', jsonData: {} },
];

describe('the store that a data source of Grafana’s asks, too', () => {
  it.each([
    ['http://us:9090', 'us'],
    ['http://US:9090/', 'us'],
    ['http://eu:9090/prom', 'eu'],
  ])('is the one at the same address: %s', (url, upstream) => {
    expect(storeOfSource(covary, { name: 'eu', url }, 'prometheus')).toEqual({ dataSource: 'two', upstream });
  });

  it.each(['http://eu:9090', 'https://us:9090', 'http://us:9091', 'us:9090'])('is none at another: %s', (url) => {
    expect(storeOfSource(covary, { name: 'us', url }, 'prometheus')).toBeUndefined();
  });

  it('is the one of the same name where the address may not be read', () => {
    expect(storeOfSource(covary, { name: 'EU' }, 'prometheus')).toEqual({ dataSource: 'two', upstream: 'eu' });
    expect(storeOfSource(covary, { name: 'logs' }, 'prometheus')).toBeUndefined();
  });
});

it('the first store of a kind is that of the settings', () => {
  expect(firstStore(covary[1]?.jsonData, 'prometheus')).toBe('us');
  expect(firstStore(covary[0]?.jsonData, 'prometheus')).toBeUndefined();
  expect(firstStore({ upstreams: 'none' }, 'prometheus')).toBeUndefined();
});
