import { type DataSourceInstanceSettings, dateTime } from '@grafana/data';
import { describe, expect, it, vi } from 'vitest';
import { type CovaryJsonData } from '../../../src/datasource/covaryDataQuery';
import { CovaryDatasource } from '../../../src/datasource/CovaryDatasource';
import { grafanaTemplates } from './grafanaTemplates';

const settings: Partial<DataSourceInstanceSettings<CovaryJsonData>> = {
  id: 1,
  uid: 'covary',
  type: 'covary-analysis-datasource',
  name: 'Covary',
  jsonData: {
    upstreams: [
      { name: 'metrics', kind: 'prometheus' },
      { name: 'logs', kind: 'loki' },
    ],
  },
};

const input = { field: 'expr', label: 'PromQL', placeholder: 'up', language: 'promql' };
const kinds = [
  { kind: 'prometheus', title: 'Prometheus', description: 'Metrics', settings: {}, input },
  {
    kind: 'loki',
    title: 'Loki',
    description: 'Logs',
    settings: {},
    input: { ...input, language: 'logql' },
  },
];

function datasource(): CovaryDatasource {
  const partialSettings: unknown = settings;
  return new CovaryDatasource(
    partialSettings as DataSourceInstanceSettings<CovaryJsonData>,
    grafanaTemplates({ pod: ['a', 'b'] })
  );
}

describe('the variables and filters of a dashboard', () => {
  const query = {
    refId: 'A',
    inputs: [
      { refId: 'cpu', expr: 'cpu{pod=~"$pod"}', legend: '$pod' },
      { refId: 'load', expr: 'load', upstream: 'metrics' },
      { refId: 'errors', expr: 'rate({app="$pod"}[1m])', upstream: 'logs' },
      { refId: 'disk', query: 'SELECT "$pod"', upstream: 'gone' },
    ],
  };

  it('are put into inputs as their stores need them, before the backend has answered anything', () => {
    const { inputs } = datasource().applyTemplateVariables(query, {}, [{ key: 'zone', operator: '=', value: 'eu' }]);
    expect(inputs).toEqual([
      { refId: 'cpu', expr: 'cpu{zone="eu",pod=~"(a|b)"}', legend: 'a + b' },
      { refId: 'load', expr: 'load{zone="eu"}', upstream: 'metrics' },
      { refId: 'errors', expr: 'rate({zone="eu",app=~"(a|b)"}[1m])', upstream: 'logs' },
      { refId: 'disk', query: 'SELECT "(a|b)"', upstream: 'gone' },
    ]);
  });

  it('leave queries without inputs, and those of a dashboard without filters, as they are', () => {
    expect(datasource().applyTemplateVariables({ refId: 'A' }, {})).toEqual({ refId: 'A' });
    expect(datasource().applyTemplateVariables(query, {}).inputs?.[1]).toEqual(query.inputs[1]);
  });
});

describe('a variable of a dashboard', () => {
  const range = { from: dateTime(1000), to: dateTime(5000), raw: { from: '', to: '' } };

  it('lists the stores of some kinds', async () => {
    expect(await datasource().metricFindQuery('stores()')).toEqual([{ text: 'metrics' }, { text: 'logs' }]);
    expect(await datasource().metricFindQuery('stores(prometheus)')).toEqual([{ text: 'metrics' }]);
    expect(await datasource().metricFindQuery('stores(loki, demo, prometheus)')).toEqual([
      { text: 'logs' },
      { text: 'metrics' },
    ]);
  });

  it('lists values of a label of the series that other variables select', async () => {
    const covary = datasource();
    const getResource = vi.spyOn(covary, 'getResource').mockResolvedValue({ labels: ['x'] });
    const found = await covary.metricFindQuery('label_values(up{pod=~"$pod"}, job, store=metrics)', { range });
    expect(found).toEqual([{ text: 'x' }]);
    expect(getResource).toHaveBeenLastCalledWith('labels', {
      from: 1000,
      to: 5000,
      label: 'job',
      upstream: 'metrics',
      match: 'up{pod=~"(a|b)"}',
    });
  });

  it('says what can be written where a query is none', async () => {
    await expect(datasource().metricFindQuery('metrics(up)')).rejects.toThrow(/"metrics\(up\)".*label_values/);
  });
});

describe('the kinds of stores', () => {
  it('are asked for once, and again only after a failure', async () => {
    const covary = datasource();
    const getResource = vi.spyOn(covary, 'getResource').mockRejectedValueOnce(new Error('no backend'));
    await expect(covary.upstreamKinds()).rejects.toThrow('no backend');
    getResource.mockResolvedValue({ kinds });
    expect((await covary.upstreamKinds()).map(({ kind }) => kind)).toEqual(['prometheus', 'loki']);
    await covary.upstreamKinds();
    expect(getResource).toHaveBeenCalledTimes(2);
  });
});

describe('the labels to filter by', () => {
  it('are asked of the backend, for the time of the dashboard', async () => {
    const covary = datasource();
    const getResource = vi.spyOn(covary, 'getResource').mockResolvedValue({ labels: ['pod', 'zone'] });
    const timeRange = { from: dateTime(1000), to: dateTime(5000), raw: { from: '', to: '' } };
    expect(await covary.getTagKeys({ filters: [], timeRange })).toEqual([{ text: 'pod' }, { text: 'zone' }]);
    expect(getResource).toHaveBeenLastCalledWith('labels', { from: 1000, to: 5000 });
    await covary.getTagValues({ key: 'pod', filters: [], timeRange });
    expect(getResource).toHaveBeenLastCalledWith('labels', { from: 1000, to: 5000, label: 'pod' });
    getResource.mockResolvedValue({ message: 'down' });
    await expect(covary.getTagKeys({ filters: [], timeRange })).rejects.toThrow(/labels/);
  });
});
