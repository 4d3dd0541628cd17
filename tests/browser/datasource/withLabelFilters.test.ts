import { describe, expect, it } from 'vitest';
import { parser } from '@prometheus-io/lezer-promql';
import { withLabelFilters } from '../../../src/datasource/withLabelFilters';

const pod = { key: 'pod', operator: '=', value: 'api-1' };
const zone = { key: 'zone', operator: '!=', value: 'eu' };

describe('filters of a dashboard in PromQL', () => {
  it.each([
    ['up', 'up{pod="api-1",zone!="eu"}'],
    ['up{}', 'up{pod="api-1",zone!="eu"}'],
    ['up{job="api"}', 'up{pod="api-1",zone!="eu",job="api"}'],
    ['{__name__="up"}', '{pod="api-1",zone!="eu",__name__="up"}'],
    [
      'sum by (pod) (rate(http_requests_total{code=~"5.."}[$__rate_interval])) / on (pod) up',
      'sum by (pod) (rate(http_requests_total{pod="api-1",zone!="eu",code=~"5.."}[$__rate_interval])) / on (pod) up{pod="api-1",zone!="eu"}',
    ],
    [
      'max_over_time(load[1h:$__interval] offset 1d)',
      'max_over_time(load{pod="api-1",zone!="eu"}[1h:$__interval] offset 1d)',
    ],
    ['vector(1) > bool 0', 'vector(1) > bool 0'],
    ['label_replace(up, "a", "$1", "b", "up{}")', 'label_replace(up{pod="api-1",zone!="eu"}, "a", "$1", "b", "up{}")'],
  ])('%s', (expression, expected) => {
    expect(withLabelFilters(expression, [pod, zone])).toBe(expected);
  });

  it.each([
    [{ key: 'path', operator: '=~', value: '/api/.*' }, 'up{path=~"/api/.*"}'],
    [{ key: 'path', operator: '!~', value: '\\d+' }, 'up{path!~"\\\\d+"}'],
    [{ key: 'note', operator: '=', value: 'a "b"\n\\' }, 'up{note="a \\"b\\"\\n\\\\"}'],
    [{ key: 'k8s.pod', operator: '=', value: 'x' }, 'up{"k8s.pod"="x"}'],
    [{ key: 'pod', operator: '=|', value: 'a.1', values: ['a.1', 'b'] }, 'up{pod=~"a\\\\.1|b"}'],
    [{ key: 'pod', operator: '!=|', value: 'a', values: ['a', 'b'] }, 'up{pod!~"a|b"}'],
  ])('are written as matchers: %o', (filter, expected) => {
    const filtered = withLabelFilters('up', [filter]);
    expect(filtered).toBe(expected);
    let hasError = false;
    parser.parse(filtered).iterate({ enter: ({ type }) => void (hasError ||= type.isError) });
    expect(hasError).toBe(false);
  });

  it('refuses comparisons that labels do not have', () => {
    expect(() => withLabelFilters('up', [{ key: 'pod', operator: '<', value: '3' }])).toThrow(
      'the filter pod < 3: labels can be compared by =, !=, =~ and !~ only'
    );
    expect(withLabelFilters('up', [])).toBe('up');
  });
});
