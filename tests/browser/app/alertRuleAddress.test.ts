import { describe, expect, it } from 'vitest';
import { alertRuleAddress } from '../../../src/app/investigation/alertRuleAddress';
import { changeInputs } from '../../../src/app/investigation/changeInputs';

describe('the address of a new alert rule', () => {
  const address = alertRuleAddress({
    dataSource: 'uid',
    symptom: 'web latency',
    input: { refId: 'http-0', expr: 'latency', upstream: 'prometheus' },
    returnTo: '/a/covary-observability-app/investigate?from=now-6h',
  });
  const url = new URL(address, 'http://grafana');
  const defaults = JSON.parse(url.searchParams.get('defaults') ?? '');

  it('opens the editor with the scores of the series, above the limit', () => {
    expect(url.pathname).toBe('/alerting/new');
    expect(defaults.queries[0]).toMatchObject({
      datasourceUid: 'uid',
      model: {
        inputs: [{ refId: 'http-0', expr: 'latency' }],
        analysis: { kind: 'anomaly', format: 'scores' },
      },
    });
    expect(defaults.condition).toBe('B');
    expect(defaults.queries[1].model.conditions[0].evaluator).toEqual({ type: 'gt', params: [1] });
  });

  it('leads back, and from the notification to the investigation', () => {
    expect(url.searchParams.get('returnTo')).toBe('/a/covary-observability-app/investigate?from=now-6h');
    expect(defaults.annotations.investigate).toBe(
      '{{ externalURL }}a/covary-observability-app/investigate?from=now-6h'
    );
  });
});

describe('what stores know of changes', () => {
  it('is asked of the first store that has it', () => {
    const stores = [
      { upstream: 'a', names: new Set(['up']) },
      { upstream: 'b', names: new Set(['kube_deployment_spec_replicas']) },
      { upstream: 'c', names: new Set(['kube_deployment_spec_replicas', 'process_start_time_seconds']) },
    ];
    expect(changeInputs(stores).map(({ expr, upstream, role }) => [expr, upstream, role])).toEqual([
      ['kube_deployment_spec_replicas', 'b', 'change'],
      ['process_start_time_seconds', 'c', 'change'],
    ]);
    expect(changeInputs([])).toEqual([]);
  });
});
