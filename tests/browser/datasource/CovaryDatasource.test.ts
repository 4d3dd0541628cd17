import { type DataSourceInstanceSettings, dateTime, toDataFrame } from '@grafana/data';
import {
  DataSourceWithBackend,
  type GrafanaLiveSrv,
  type LiveDataStreamOptions,
  setGrafanaLiveSrv,
} from '@grafana/runtime';
import { lastValueFrom, of } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { type CovaryDataQuery, type CovaryJsonData } from '../../../src/datasource/covaryDataQuery';
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

  it('lists the series that a query returns, and their services, in the language of their store', async () => {
    const covary = datasource();
    const ask = vi.spyOn(covary, 'postResource').mockResolvedValue({
      count: 3,
      series: [
        { name: 'b latency', service: 'b', role: 'latency' },
        { name: 'a latency', service: 'a', role: 'latency' },
        { name: 'a errors', service: 'a', role: 'errors' },
        { name: 'load', role: 'other' },
      ],
      warnings: [],
      executed: '',
    });
    expect(await covary.metricFindQuery('services(rate({app=~"$pod"}[1m]), store=logs)', { range })).toEqual([
      { text: 'a' },
      { text: 'b' },
    ]);
    expect(ask.mock.lastCall?.[1]).toEqual({
      input: { refId: 'a', upstream: 'logs', expr: 'rate({app=~"(a|b)"}[1m])' },
      toMs: 5000,
    });
    expect((await covary.metricFindQuery('series(up)', { range })).map(({ text }) => text)).toEqual([
      'a errors',
      'a latency',
      'b latency',
      'load',
    ]);
  });

  it('lists what is unusual, the most unusual first', async () => {
    const covary = datasource();
    const summary = toDataFrame({
      refId: 'A',
      fields: [
        { name: 'series', values: ['a cpu', 'a load', 'b cpu', 'c cpu'] },
        { name: 'service', values: ['a', 'a', 'b', 'c'] },
        { name: 'highest score', values: [1.5, 7, 3, 1] },
      ],
    });
    const query = vi.spyOn(covary, 'query').mockReturnValue(of({ data: [summary] }));
    const choices = async (text: string) => (await covary.metricFindQuery(text, { range })).map((one) => one.text);
    expect(await choices('unusual(load)')).toEqual(['a load', 'b cpu', 'a cpu']);
    expect(await choices('unusual(load, service)')).toEqual(['a', 'b']);
    expect((await choices('most_unusual(load)')).slice(0, 3)).toEqual(['a load', 'b cpu', 'a cpu']);
    expect((await choices('most_unusual(load)')).length).toBeGreaterThan(3);
    expect(query.mock.lastCall?.[0].targets).toEqual([
      {
        refId: 'A',
        version: 2,
        inputs: [{ refId: 'a', expr: 'load' }],
        analysis: { kind: 'anomaly', format: 'summary' },
      },
    ]);
    query.mockReturnValue(of({ data: [], errors: [{ message: 'metrics: no answer' }] }));
    await expect(choices('unusual(load)')).rejects.toThrow('metrics: no answer');
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

describe("Explore's live mode", () => {
  const range = { from: dateTime(1000), to: dateTime(61_000), raw: { from: '', to: '' } };
  const bands = { refId: 'A', inputs: [{ refId: 'a', expr: 'up' }], analysis: { kind: 'anomaly' as const } };

  /** Which queries are followed, and which are asked once. */
  async function sentBy(targets: readonly CovaryDataQuery[], liveStreaming: boolean) {
    const covary = datasource();
    const streams: LiveDataStreamOptions[] = [];
    const live: Pick<GrafanaLiveSrv, 'getDataStream'> = {
      getDataStream: (options) => {
        streams.push(options);
        return of({ data: [] });
      },
    };
    setGrafanaLiveSrv(live as GrafanaLiveSrv);
    const asked = vi.spyOn(DataSourceWithBackend.prototype, 'query').mockReturnValue(of({ data: [] }));
    await lastValueFrom(
      covary.query({
        ...{ requestId: 'r', app: 'explore', timezone: 'utc', interval: '1m', intervalMs: 60_000, startTime: 0 },
        ...{ scopedVars: {}, range, targets: [...targets], liveStreaming },
      })
    );
    const once = asked.mock.calls.flatMap(([request]) => request.targets.map(({ refId }) => refId));
    asked.mockRestore();
    return { streams, once };
  }

  it('follows anomalies that are shown with their band, and asks others once', async () => {
    const scores = { ...bands, refId: 'B', analysis: { kind: 'anomaly' as const, format: 'scores' as const } };
    const { streams, once } = await sentBy([bands, scores], true);
    expect(streams.map(({ key }) => key)).toEqual(['r-A']);
    expect(once).toEqual(['B']);
    expect(streams[0]?.addr).toMatchObject({
      scope: 'ds',
      stream: 'covary',
      path: expect.stringMatching(/^anomaly\/[0-9a-f]{16}$/),
      data: { fromMs: 1000, toMs: 61_000, intervalMs: 60_000, query: { inputs: bands.inputs } },
    });
    expect(streams[0]?.buffer).toMatchObject({ maxDelta: 60_000, action: 'append' });
  });

  it('follows nothing while it is off, unless a query says so itself', async () => {
    expect(await sentBy([bands], false)).toEqual({ streams: [], once: ['A'] });
    expect((await sentBy([{ ...bands, isLive: true }], false)).streams).toHaveLength(1);
  });

  it('asks what is wrong once, so that its error is shown', async () => {
    const wrong = { ...bands, stepMs: 1 };
    expect(await sentBy([wrong], true)).toEqual({ streams: [], once: ['A'] });
  });
});
