import { describe, expect, it } from 'vitest';
import { parseSelector } from '../../../../src/backend/upstreams/demo/parseSelector';

const database = { __name__: 'shop_cpu_percent', service: 'database', node: 'db-node-01' };
const cache = { __name__: 'shop_cpu_percent', service: 'cache', node: 'cache-node-01' };

function selects(expression: string): readonly boolean[] {
  const parsed = parseSelector(expression);
  if (!parsed.ok) {
    throw new Error(parsed.error);
  }
  return [parsed.value(database), parsed.value(cache)];
}

function errorOf(expression: string): string {
  const parsed = parseSelector(expression);
  return parsed.ok ? 'no error' : parsed.error;
}

describe('parseSelector', () => {
  it.each([
    ['shop_cpu_percent', [true, true]],
    ['shop_memory_percent', [false, false]],
    ['shop_cpu_percent{service="database"}', [true, false]],
    ['shop_cpu_percent{service!="database"}', [false, true]],
    ['shop_cpu_percent{service=~"data.*|web"}', [true, false]],
    ['shop_cpu_percent{service=~"data"}', [false, false]],
    ['shop_cpu_percent{node!~"db-.+"}', [false, true]],
    ['{__name__=~"shop_.*", service="cache"}', [false, true]],
    ['{"shop_cpu_percent", "service"="cache"}', [false, true]],
    ['shop_cpu_percent{absent=""}', [true, true]],
    ["shop_cpu_percent{service='database'}", [true, false]],
    ['shop_cpu_percent{node=~"db-node-\\\\d+"}', [true, false]],
  ])('%s selects as Prometheus does', (expression, expected) => {
    expect(selects(expression)).toEqual(expected);
  });

  it('refuses what is more than a selector, and says what to do', () => {
    expect(errorOf('rate(shop_requests_total[5m])')).toBe(
      'the demo store takes series selectors only, such as shop_cpu_percent{service="database"}; ' +
        'connect a Prometheus for "rate(shop_requests_total[5m])"'
    );
    expect(errorOf('shop_cpu_percent offset 5m')).toContain('series selectors only');
  });

  it('tells broken PromQL and broken regular expressions apart', () => {
    expect(errorOf('shop_cpu_percent{')).toBe('"shop_cpu_percent{" is not valid PromQL');
    expect(errorOf('shop_cpu_percent{service=~"("}')).toBe('the regular expression "(" for label service is not valid');
  });
});
