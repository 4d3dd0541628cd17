import { describe, expect, it } from 'vitest';
import { alertRuleAddress } from '../../../src/app/investigation/alertRuleAddress';
import { carriedQuery } from '../../../src/datasource/editor/carriedQuery';
import { parseInvestigation } from '../../../src/app/investigation/investigationUrl';
import { changeInputs } from '../../../src/app/investigation/changeInputs';

describe('the address of a new alert rule', () => {
  const address = alertRuleAddress({
    dataSource: 'uid',
    symptom: 'web latency',
    input: { refId: 'http-0', expr: 'latency', legend: '{{service}} latency', upstream: 'prometheus' },
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
    expect(defaults.condition).toBe('C');
    expect(defaults.queries[1].model).toMatchObject({ type: 'reduce', reducer: 'last', expression: 'A' });
    expect(defaults.queries[2].model).toMatchObject({
      type: 'threshold',
      expression: 'B',
      conditions: [{ evaluator: { type: 'gt', params: [1] } }],
    });
  });

  // Grafana 12.3 shows nothing but "An unexpected error happened" where they are objects.
  it('has labels and annotations as lists, and none that Grafana keeps from being edited', () => {
    expect(defaults.type).toBe('grafana-alerting');
    expect(defaults.labels).toEqual([{ key: 'source', value: 'covary' }]);
    expect(defaults.annotations.map(({ key }: { readonly key: string }) => key)).toEqual(['summary', 'investigate']);
  });

  it('carries the query past a Grafana that drops what it does not know', () => {
    const { refId, datasource, expression } = defaults.queries[0].model;
    const { inputs, analysis } = defaults.queries[0].model;
    const left = { refId, datasource, expression, instant: true, range: false, queryType: '' };
    expect(carriedQuery({ ...left, inputs: [{ refId: 'a', expr: '' }] })).toEqual({
      refId,
      datasource,
      version: 2,
      inputs,
      analysis,
    });
    expect(carriedQuery({ ...left, inputs: [{ refId: 'a', expr: 'up' }] })).toBeUndefined();
    expect(carriedQuery({ refId: 'A', ...{ expression: '{"inputs": 3}' } })).toBeUndefined();
  });

  it('leads back, and from the notification to the investigation of the instance', () => {
    expect(url.searchParams.get('returnTo')).toBe('/a/covary-observability-app/investigate?from=now-6h');
    const link: string = defaults.annotations[1].value;
    const [templated = '', labels] = link.replace('{{ externalURL }}', 'http://grafana/').split('&labels=');
    expect(templated).not.toContain('{{');
    const parameters = new URL(templated).searchParams;
    expect(parseInvestigation(parameters)).toMatchObject({
      dataSource: 'uid',
      own: [{ expr: 'latency', legend: '{{service}} latency', upstream: 'prometheus' }],
    });
    expect([parameters.get('from'), parameters.get('to')]).toEqual(['now-6h', 'now']);
    expect(labels).toContain('range $name, $value := $labels');
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
