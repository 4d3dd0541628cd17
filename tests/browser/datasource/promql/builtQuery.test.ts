import { parser } from '@prometheus-io/lezer-promql';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aggregations,
  type BuiltQuery,
  builtQueryOf,
  emptyBuiltQuery,
  promQlOf,
  rangeFunctions,
  usualQueryOf,
} from '../../../../src/datasource/promql/builtQuery';

const name = fc
  .stringMatching(/^[a-z][a-z_]{0,8}$/)
  .filter((word) => !['by', 'on', 'and', 'or', 'bool'].includes(word));
const built: fc.Arbitrary<BuiltQuery> = fc.record({
  metric: name.map((word) => `${word}_x`),
  filters: fc.array(
    fc.record({ label: name, op: fc.constantFrom('=', '!=', '=~', '!~'), value: fc.string({ unit: 'grapheme' }) }),
    { maxLength: 3 }
  ),
  rangeFunction: fc.constantFrom('', ...rangeFunctions),
  window: fc.constant('$__rate_interval'),
  aggregation: fc.constantFrom(...aggregations),
  by: fc.array(name, { maxLength: 3 }),
});

describe('a built query', () => {
  it('is what it was after it was written and read', () => {
    fc.assert(
      fc.property(built, (query) => {
        expect(builtQueryOf(promQlOf(query))).toEqual(query);
      })
    );
  });

  it('is PromQL that Prometheus reads', () => {
    fc.assert(
      fc.property(built, (query) => {
        const text = promQlOf(query).replace('$__rate_interval', '5m');
        let isWrong = false;
        parser.parse(text).iterate({ enter: ({ type }) => void (isWrong ||= type.isError) });
        expect(isWrong, text).toBe(false);
      })
    );
  });

  it.each([
    ['up', { metric: 'up' }],
    ['sum(rate(http_requests_total{code=~"5.."}[5m])) by (job)', { aggregation: 'sum', by: ['job'], window: '5m' }],
    [
      'histogram_quantile(0.95, sum by (le, job) (rate(x_bucket[$__rate_interval])))',
      { quantile: 0.95, by: ['le', 'job'], rangeFunction: 'rate' },
    ],
    ['{job="api"}', { metric: '', filters: [{ label: 'job', op: '=', value: 'api' }] }],
    ['', { metric: '' }],
  ])('is read from %s', (text, expected) => {
    expect(builtQueryOf(text)).toMatchObject(expected);
  });

  it.each([
    'a / b',
    'rate(a[5m]) > 2',
    'sum without (pod) (a)',
    'a offset 5m',
    'topk(3, a)',
    'sum(sum(a))',
    'rate(a[5m:1m])',
    'a # with a comment',
    'sum by (job) (rate(a[5m])) by (job)',
    'quantile_over_time(0.5, a[5m])',
    'a{',
  ])('is none where the text says more: %s', (text) => {
    expect(builtQueryOf(text)).toBeUndefined();
  });

  it('asks of a metric what one usually asks', () => {
    expect(promQlOf(usualQueryOf('http_requests_total', emptyBuiltQuery))).toBe(
      'rate(http_requests_total[$__rate_interval])'
    );
    expect(promQlOf(usualQueryOf('x_seconds_bucket', emptyBuiltQuery))).toBe(
      'histogram_quantile(0.95, sum by (le) (rate(x_seconds_bucket[$__rate_interval])))'
    );
    const rate = usualQueryOf('http_requests_total', emptyBuiltQuery);
    expect(promQlOf(usualQueryOf('temperature', rate))).toBe('temperature');
  });
});
