import { describe, expect, it } from 'vitest';
import { roleOfExpression } from '../../../../src/core/rootcause/roles/roleOfExpression';
import { roleOfMetadata } from '../../../../src/core/rootcause/roles/roleOfMetadata';
import { roleOfSeries } from '../../../../src/core/rootcause/roles/roleOfSeries';

describe('roleOfExpression', () => {
  it.each([
    ['histogram_quantile(0.95, sum by (le, job) (rate(http_request_duration_seconds_bucket[5m])))', 'latency'],
    ['sum by (job) (rate(http_request_duration_seconds_count[5m]))', 'traffic'],
    [
      'sum by (job) (rate(http_requests_total{code=~"5.."}[5m])) / sum by (job) (rate(http_requests_total[5m]))',
      'errors',
    ],
    ['1 - sum(rate(http_requests_total{code=~"5.."}[5m])) / sum(rate(http_requests_total[5m]))', 'success'],
    ['rate(http_server_requests_seconds_sum[5m]) / rate(http_server_requests_seconds_count[5m])', 'latency'],
    ['sum by (pod) (rate(container_cpu_usage_seconds_total{container!=""}[5m]))', 'resource'],
    ['hikaricp_connections_active / hikaricp_connections_max', 'saturation'],
    ['count by (job, version) (go_build_info)', 'change'],
    ['changes(process_start_time_seconds[5m])', 'change'],
    ['sum by (job) (rate({"http.server.request.duration_count"}[5m]))', 'traffic'],
    ['', 'other'],
  ])('%s is %s', (expression, role) => {
    expect(roleOfExpression(expression)).toBe(role);
  });

  it('is not misled by a grouping label, a comment or a broken expression', () => {
    expect(roleOfExpression('sum by (error_code) (node_memory_Active_bytes) # errors')).toBe('resource');
    expect(roleOfExpression('sum by (((')).toBe('other');
  });
});

describe('roleOfMetadata', () => {
  it.each([
    ['histogram', 'seconds', 'How long orders take.', 'latency'],
    ['histogram', '', 'Response latency distribution in milliseconds', 'latency'],
    ['histogram', 'bytes', 'Sizes of what is sent', 'traffic'],
    ['counter', 'seconds', 'Total time spent in the collector', 'saturation'],
    ['counter', '', 'Number of orders that failed. Requests are counted elsewhere.', 'errors'],
    ['counter', '', 'Orders. Errors are counted elsewhere.', 'other'],
    ['gauge', 'bytes', 'How large the arena is', 'resource'],
    ['gauge', '', 'Number of jobs in the queue', 'saturation'],
    ['unknown', '', '', 'other'],
  ])('%s of %s, "%s", is %s', (type, unit, help, role) => {
    expect(roleOfMetadata({ type, unit, help })).toBe(role);
  });
});

describe('roleOfSeries', () => {
  it('takes the query first, then the name and the words of the legend', () => {
    const nothing = { name: 'x', metric: undefined, expression: undefined, legend: undefined };
    expect(roleOfSeries({ ...nothing, expression: 'rate(cpu_seconds_total[1m])', legend: '{{service}} latency' })).toBe(
      'resource'
    );
    expect(roleOfSeries({ ...nothing, expression: 'm', legend: '{{latency}} errors' })).toBe('errors');
    expect(roleOfSeries(nothing)).toBe('other');
  });
});
