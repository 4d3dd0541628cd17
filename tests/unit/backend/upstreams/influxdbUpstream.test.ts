import { afterEach, describe, expect, it } from 'vitest';
import { influxdbUpstream } from '../../../../src/backend/upstreams/influxdb/influxdbUpstream';
import { startFakeServer, type FakeServer } from '../../../contract/upstreams/fakeServer';

const never = new AbortController().signal;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const range = { fromMs: 0, toMs: 600_000, stepMs: 60_000, maxSeries: 10 };

async function open(answer: string, settings: Readonly<Record<string, unknown>>, status = 200) {
  server = await startFakeServer(() => ({ status, body: answer }));
  const head = { name: 'influx', kind: 'influxdb', url: server.url };
  return influxdbUpstream.open(influxdbUpstream.settings.parse({ ...head, ...settings }), { token: 's3cret' });
}

const fluxCsv = [
  '#datatype,string,long,dateTime:RFC3339,double,string,string,string',
  '#group,false,false,false,false,true,true,true',
  '#default,_result,,,,,,',
  ',result,table,_time,_value,_field,_measurement,host',
  ',,0,1970-01-01T00:00:00Z,1.5,usage,cpu,"a, ""first"""',
  ',,0,1970-01-01T00:01:00.5Z,,usage,cpu,"a, ""first"""',
  ',,1,1970-01-01T00:00:00Z,7,usage,cpu,b',
  '',
  '#datatype,string,long,dateTime:RFC3339,long,string',
  '#group,false,false,false,false,true',
  '#default,_result,,,,',
  ',result,table,_time,_value,host',
  ',,2,1970-01-01T00:02:00Z,42,c',
  '',
].join('\r\n');

describe('influxdbUpstream with Flux', () => {
  const settings = { language: 'flux', organization: 'shop', auth: 'token' };

  it('reads tables of several schemas, quoted tags and empty values', async () => {
    const upstream = await open(fluxCsv, settings);
    const { series } = await upstream.queryRange(
      { ...range, input: { refId: 'a', query: 'from(bucket: "b")' } },
      never
    );
    expect(series.map(({ labels }) => labels)).toEqual([
      { __name__: 'cpu.usage', host: 'a, "first"' },
      { __name__: 'cpu.usage', host: 'b' },
      { host: 'c' },
    ]);
    expect(series.map(({ times }) => [...times])).toEqual([[0, 60_500], [0], [120_000]]);
    expect(series.map(({ values }) => [...values])).toEqual([[1.5, NaN], [7], [42]]);
    expect(server?.requests[0]?.headers['authorization']).toBe('Token s3cret');
    expect(server?.requests[0]?.parameters.get('org')).toBe('shop');
  });

  it('gives scripts the range and the step', async () => {
    const upstream = await open('', settings);
    const query = 'range(start: v.timeRangeStart, stop: v.timeRangeStop) |> aggregateWindow(every: v.windowPeriod)';
    const { executed } = await upstream.queryRange({ ...range, input: { refId: 'a', query } }, never);
    expect(executed).toBe(
      'range(start: 1970-01-01T00:00:00.000Z, stop: 1970-01-01T00:10:00.001Z) |> aggregateWindow(every: 60000ms)'
    );
  });

  it('passes on errors of the server and of a running script', async () => {
    const refused = await open('{"code":"invalid","message":"undefined identifier x"}', settings, 400);
    await expect(
      refused.queryRange({ ...range, input: { refId: 'a', query: 'SELECT x FROM m' } }, never)
    ).rejects.toThrow('influx: undefined identifier x');
    await server?.close();
    const broken = await open(
      '#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n,out of memory,\r\n',
      settings
    );
    await expect(
      broken.queryRange({ ...range, input: { refId: 'a', query: 'SELECT x FROM m' } }, never)
    ).rejects.toThrow('influx: out of memory');
  });
});

describe('influxdbUpstream with InfluxQL', () => {
  it('replaces the filter and the interval', async () => {
    const upstream = await open('{"results":[]}', { database: 'shop' });
    const query = 'SELECT mean(v) FROM m WHERE $timeFilter GROUP BY time($__interval), time($interval)';
    await upstream.queryRange({ ...range, input: { refId: 'a', query } }, never);
    expect(server?.requests[0]?.parameters.get('q')).toBe(
      'SELECT mean(v) FROM m WHERE time >= 0ms and time <= 600000ms GROUP BY time(60s), time(60s)'
    );
    expect(server?.requests[0]?.parameters.get('db')).toBe('shop');
    expect(server?.requests[0]?.parameters.get('epoch')).toBe('ms');
  });

  it('makes a series of each numeric column and none of text', async () => {
    const body = {
      results: [
        {
          series: [
            {
              name: 'cpu',
              columns: ['time', 'mean', 'max', 'host'],
              values: [
                [0, 1, 2, 'a'],
                [60000, null, 4, 'a'],
              ],
            },
          ],
        },
      ],
    };
    const upstream = await open(JSON.stringify(body), { database: 'shop' });
    const { series } = await upstream.queryRange({ ...range, input: { refId: 'a', query: 'SELECT x FROM m' } }, never);
    expect(series.map(({ name, values }) => [name, [...values]])).toEqual([
      ['cpu.mean', [1, NaN]],
      ['cpu.max', [2, 4]],
    ]);
  });

  it('says which databases there are when its own is missing', async () => {
    const body = {
      results: [{ series: [{ name: 'databases', columns: ['name'], values: [['_internal'], ['other']] }] }],
    };
    const upstream = await open(JSON.stringify(body), { database: 'shop' });
    await expect(upstream.health(never)).rejects.toThrow('there is no database "shop" (there are _internal, other)');
  });

  it('needs a database, and Flux an organisation', () => {
    const head = { name: 'influx', kind: 'influxdb', url: 'http://127.0.0.1' };
    expect(() => influxdbUpstream.settings.parse(head)).toThrow(/InfluxQL needs the name of a database/);
    expect(() => influxdbUpstream.settings.parse({ ...head, language: 'flux' })).toThrow(
      /Flux needs the name of an organisation/
    );
  });
});
