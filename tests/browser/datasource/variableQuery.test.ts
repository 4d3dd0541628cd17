import { describe, expect, it } from 'vitest';
import { parseVariableQuery } from '../../../src/datasource/variables/variableQuery';

describe('the query of a variable', () => {
  it.each([
    ['stores()', { find: 'stores', kinds: [] }],
    [' stores( prometheus , demo ) ', { find: 'stores', kinds: ['prometheus', 'demo'] }],
    ['label_names()', { find: 'labels' }],
    ['label_names(up{job="a,b"})', { find: 'labels', match: 'up{job="a,b"}' }],
    ['label_values(service)', { find: 'labels', label: 'service' }],
    [
      'label_values({__name__=~"up|down",job="x\\"}"}, service, store=main)',
      { find: 'labels', match: '{__name__=~"up|down",job="x\\"}"}', label: 'service', store: 'main' },
    ],
    ['label_values(service, store=)', { find: 'labels', label: 'service' }],
    ['label_names(store = my store)', { find: 'labels', store: 'my store' }],
    [
      'series(sum by (a, b) (rate(x[5m])), store=main)',
      { find: 'series', text: 'sum by (a, b) (rate(x[5m]))', store: 'main' },
    ],
    ['services(SELECT a, b FROM c)', { find: 'services', text: 'SELECT a, b FROM c' }],
    ['unusual(up{job="a,b"})', { find: 'unusual', text: 'up{job="a,b"}' }],
    ['most_unusual(up or on (job) x, job)', { find: 'most_unusual', text: 'up or on (job) x', label: 'job' }],
    ['unusual(topk(5, up), pod)', { find: 'unusual', text: 'topk(5, up)', label: 'pod' }],
  ])('%s', (text, expected) => {
    expect(parseVariableQuery(text)).toEqual(expected);
  });

  it.each([
    '',
    'up',
    'metrics(up)',
    'series()',
    'unusual(store=a)',
    'label_values()',
    'label_values(a, b, c)',
    'label_names(a, b)',
    'label_values(a',
  ])('is not "%s"', (text) => {
    expect(parseVariableQuery(text)).toBeUndefined();
  });
});
