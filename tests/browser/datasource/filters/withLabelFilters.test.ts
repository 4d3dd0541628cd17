import { describe, expect, it } from 'vitest';
import { parser } from '@prometheus-io/lezer-promql';
import { withLabelFilters } from '../../../../src/datasource/filters/withLabelFilters';

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
    // VictoriaMetrics' operators, and labels that are called like them
    ['up default 0 if load', 'up{pod="api-1",zone!="eu"} default 0 if load{pod="api-1",zone!="eu"}'],
    ['rate(up[5m]) keep_metric_names', 'rate(up{pod="api-1",zone!="eu"}[5m]) keep_metric_names'],
    ['up keep_metric_names', 'up{pod="api-1",zone!="eu"} keep_metric_names'],
    ['sum by (default) (up)', 'sum by (default) (up{pod="api-1",zone!="eu"})'],
    ['label_replace(up, "a", "$1", "b", "up{}")', 'label_replace(up{pod="api-1",zone!="eu"}, "a", "$1", "b", "up{}")'],
  ])('%s', (expression, expected) => {
    expect(withLabelFilters(expression, 'promql', [pod, zone])).toBe(expected);
  });

  it.each([
    [{ key: 'path', operator: '=~', value: '/api/.*' }, 'up{path=~"/api/.*"}'],
    [{ key: 'path', operator: '!~', value: '\\d+' }, 'up{path!~"\\\\d+"}'],
    [{ key: 'note', operator: '=', value: 'a "b"\n\\' }, 'up{note="a \\"b\\"\\n\\\\"}'],
    [{ key: 'k8s.pod', operator: '=', value: 'x' }, 'up{"k8s.pod"="x"}'],
    [{ key: 'pod', operator: '=|', value: 'a.1', values: ['a.1', 'b'] }, 'up{pod=~"a\\\\.1|b"}'],
    [{ key: 'pod', operator: '!=|', value: 'a', values: ['a', 'b'] }, 'up{pod!~"a|b"}'],
  ])('are written as matchers: %o', (filter, expected) => {
    const filtered = withLabelFilters('up', 'promql', [filter]);
    expect(filtered).toBe(expected);
    let hasError = false;
    parser.parse(filtered).iterate({ enter: ({ type }) => void (hasError ||= type.isError) });
    expect(hasError).toBe(false);
  });

  it('refuses comparisons that labels do not have', () => {
    expect(() => withLabelFilters('up', 'promql', [{ key: 'pod', operator: '<', value: '3' }])).toThrow(
      'the filter pod < 3: labels can be compared by =, !=, =~ and !~ only'
    );
    expect(withLabelFilters('up', 'promql', [])).toBe('up');
  });
});

describe('filters of a dashboard in other languages', () => {
  const host = { key: 'host', operator: '=', value: "a'b" };
  const several = { key: 'zone', operator: '=|', value: 'eu/1', values: ['eu/1', 'us'] };

  it.each([
    ['{app="shop"} |= "{x}"', '{pod="api-1",app="shop"} |= "{x}"'],
    [
      'sum(rate({} [1m])) / sum(rate({a="}"}[1m]))',
      'sum(rate({pod="api-1"} [1m])) / sum(rate({pod="api-1",a="}"}[1m]))',
    ],
    ['{app="shop"} | line_format `{{.x}}` # {z}', '{pod="api-1",app="shop"} | line_format `{{.x}}` # {z}'],
  ])('LogQL: %s', (query, expected) => {
    expect(withLabelFilters(query, 'logql', [pod])).toBe(expected);
  });

  it.each([
    ['{}', '{.pod="api-1"}'],
    ['{ status = error || name = "}" } >> {}', '{.pod="api-1" && ( status = error || name = "}" )} >> {.pod="api-1"}'],
    ['7b5a2f0c', '7b5a2f0c'],
  ])('TraceQL: %s', (query, expected) => {
    expect(withLabelFilters(query, 'traceql', [pod])).toBe(expected);
  });

  it('TraceQL: scopes and intrinsics keep their names', () => {
    const filters = [
      { ...pod, key: 'resource.service.name' },
      { ...pod, key: 'name', operator: '!~', value: 'a.b' },
    ];
    expect(withLabelFilters('{}', 'traceql', filters)).toBe('{resource.service.name="api-1" && name!~"a.b"}');
  });

  it.each([
    [
      'SELECT mean("v") FROM "cpu" WHERE $timeFilter GROUP BY time($__interval), "host" fill(null)',
      `SELECT mean("v") FROM "cpu" WHERE "host" = 'a\\'b' AND ( $timeFilter) GROUP BY time($__interval), "host" fill(null)`,
    ],
    ['SELECT v FROM cpu', `SELECT v FROM cpu WHERE "host" = 'a\\'b'`],
    [
      'SELECT max(m) FROM (SELECT mean(v) AS m FROM /c.*u/ WHERE a = 1 OR b = 2 GROUP BY host) LIMIT 3',
      `SELECT max(m) FROM (SELECT mean(v) AS m FROM /c.*u/ WHERE "host" = 'a\\'b' AND ( a = 1 OR b = 2) GROUP BY host) LIMIT 3`,
    ],
    [
      `SELECT v FROM "from where" WHERE x = 'GROUP BY' -- note`,
      `SELECT v FROM "from where" WHERE "host" = 'a\\'b' AND ( x = 'GROUP BY') -- note`,
    ],
    [
      `SELECT v FROM cpu /* don't FROM where */ GROUP BY /^ho/`,
      `SELECT v FROM cpu WHERE "host" = 'a\\'b' /* don't FROM where */ GROUP BY /^ho/`,
    ],
  ])('InfluxQL: %s', (query, expected) => {
    expect(withLabelFilters(query, 'influxql', [host])).toBe(expected);
  });

  it('InfluxQL: several values and patterns are matched whole', () => {
    expect(withLabelFilters('SELECT v FROM cpu', 'influxql', [several])).toBe(
      'SELECT v FROM cpu WHERE "zone" =~ /^(?:eu\\/1|us)$/'
    );
  });

  it.each([
    [
      'SELECT time, v FROM cpu WHERE $__timeFilter(time) AND (a OR b) ORDER BY time',
      `SELECT time, v FROM cpu WHERE "host" = 'a''b' AND "zone" ~ '^(?:eu/1|us)$' AND ( $__timeFilter(time) AND (a OR b)) ORDER BY time`,
    ],
    [
      'SELECT extract(hour FROM time) AS h, v FROM cpu',
      `SELECT extract(hour FROM time) AS h, v FROM cpu WHERE "host" = 'a''b' AND "zone" ~ '^(?:eu/1|us)$'`,
    ],
    [
      'WITH a AS (SELECT v FROM cpu), b (w) AS (SELECT v FROM a) SELECT w FROM B',
      `WITH a AS (SELECT v FROM cpu WHERE "host" = 'a''b' AND "zone" ~ '^(?:eu/1|us)$'), b (w) AS (SELECT v FROM a) SELECT w FROM B`,
    ],
  ])('SQL: %s', (query, expected) => {
    expect(withLabelFilters(query, 'sql', [host, several])).toBe(expected);
  });

  it('Flux: after the range, before anything drops columns', () => {
    const script = 'from(bucket: "range(b)") |> range(start: v.timeRangeStart, stop: now()) |> mean()';
    expect(withLabelFilters(script, 'flux', [{ ...host, value: 'a"${x}' }, several])).toBe(
      'from(bucket: "range(b)") |> range(start: v.timeRangeStart, stop: now()) |> filter(fn: (r) => r["host"] == "a\\"\\${x}" and r["zone"] =~ /^(?:eu\\/1|us)$/) |> mean()'
    );
  });

  it('leave plain texts alone', () => {
    expect(withLabelFilters('7b5a', 'plain', [pod])).toBe('7b5a');
  });
});
