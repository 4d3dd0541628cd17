import { describe, expect, it } from 'vitest';
import { parseInvestigation } from '../../../src/app/investigation/investigationUrl';
import { investigateAddress, investigateTargets } from '../../../src/app/links/investigateTargets';

describe('an investigation of a panel', () => {
  it('takes over the queries of Prometheus and of Covary, with their legends', () => {
    expect(
      investigateTargets([
        { refId: 'A', expr: 'rate(http_requests_total[5m])', legendFormat: '{{pod}}' },
        { refId: 'B', expr: 'up', legendFormat: '__auto' },
        {
          refId: 'C',
          inputs: [
            { refId: 'a', expr: 'cpu', legend: '{{node}}' },
            { refId: 'b', query: 'SELECT 1', upstream: 'influx' },
          ],
        },
      ])
    ).toEqual({
      own: [
        { expr: 'rate(http_requests_total[5m])', legend: '{{pod}}' },
        { expr: 'up' },
        { expr: 'cpu', legend: '{{node}}' },
        { expr: 'SELECT 1', field: 'query', upstream: 'influx' },
      ],
    });
  });

  it('keeps the data source that was asked, and of others their kind as well', () => {
    const of = (type: string, uid: string) => ({ datasource: { type, uid } });
    expect(
      investigateTargets([
        { ...of('prometheus', 'p'), expr: 'up' },
        { ...of('loki', 'l'), expr: '{app="shop"}' },
        { ...of('influxdb', 'i'), query: 'SELECT 1', rawQuery: true, alias: 'one' },
        { ...of('influxdb', 'i'), query: 'SELECT 2', measurement: 'cpu' },
        { ...of('influxdb', 'f'), query: 'from(bucket: "b")' },
        { ...of('covary-analysis-datasource', 'second'), inputs: [{ refId: 'a', upstream: 'demo', expr: 'cpu' }] },
      ])
    ).toEqual({
      dataSource: 'second',
      own: [
        { expr: 'up', kind: 'prometheus', source: 'p' },
        { expr: '{app="shop"}', kind: 'loki', source: 'l' },
        { expr: 'SELECT 1', field: 'query', legend: 'one', kind: 'influxdb', source: 'i' },
        { expr: 'from(bucket: "b")', field: 'query', kind: 'influxdb', source: 'f' },
        { expr: 'cpu', upstream: 'demo' },
      ],
    });
  });

  it('puts in what the dashboard’s variables stand for, each in its language', () => {
    const fillIn = (text: string, language: string): string => text.replace('$x', language);
    expect(
      investigateTargets(
        [
          { datasource: { type: 'loki' }, expr: '$x' },
          { datasource: { type: 'covary-analysis-datasource', uid: '$x' }, inputs: [{ expr: '$x', legend: '$x' }] },
        ],
        fillIn
      )
    ).toEqual({
      dataSource: 'plain',
      own: [
        { expr: 'logql', kind: 'loki' },
        { expr: 'promql', legend: 'plain' },
      ],
    });
  });

  it('takes nothing over of queries that it does not know', () => {
    expect(
      investigateTargets([null, 'up', { expr: '' }, { expr: 3 }, { rawSql: 'SELECT 1' }, { inputs: [7] }])
    ).toEqual({ own: [] });
  });

  it('is addressed so that the page reads the same queries and the range', () => {
    const own = [
      { expr: 'rate(x{path=~"/a|/b&c"}[5m])', legend: '{{path}}', kind: 'prometheus' as const, source: 'p' },
      { expr: 'SELECT 1', field: 'query' as const, upstream: 'influx' },
    ];
    const taken = { own, dataSource: 'second' };
    const address = new URL(investigateAddress(taken, { from: 'now-1h', to: 'now' }), 'http://grafana');
    expect(address.pathname).toBe('/a/covary-observability-app/investigate');
    expect(address.searchParams.get('from')).toBe('now-1h');
    expect(parseInvestigation(address.searchParams)).toMatchObject(taken);
  });
});
