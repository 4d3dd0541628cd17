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
            { refId: 'b', query: 'SELECT 1' },
          ],
        },
      ])
    ).toEqual([
      { expr: 'rate(http_requests_total[5m])', legend: '{{pod}}' },
      { expr: 'up' },
      { expr: 'cpu', legend: '{{node}}' },
    ]);
  });

  it('takes nothing over of queries that it does not know', () => {
    expect(
      investigateTargets([null, 'up', { expr: '' }, { expr: 3 }, { rawSql: 'SELECT 1' }, { inputs: [7] }])
    ).toEqual([]);
  });

  it('is addressed so that the page reads the same queries and the range', () => {
    const own = [{ expr: 'rate(x{path=~"/a|/b&c"}[5m])', legend: '{{path}}' }];
    const address = new URL(investigateAddress(own, { from: 'now-1h', to: 'now' }), 'http://grafana');
    expect(address.pathname).toBe('/a/covary-observability-app/investigate');
    expect(address.searchParams.get('from')).toBe('now-1h');
    expect(parseInvestigation(address.searchParams).own).toEqual(own);
  });
});
