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

  it('takes no other answer for one of a store, and none that is cut off', async () => {
    const ask = async (answer: string) => {
      const upstream = await open(answer, settings);
      await upstream.queryRange({ ...range, input: { refId: 'a', query: 'buckets()' } }, never);
    };
    await expect(ask('<html><form action="/login">')).rejects.toThrow(/not InfluxDB's|no CSV of Flux/);
    await server?.close();
    await expect(ask('{"code": "ok"}')).rejects.toThrow(/not InfluxDB's|no CSV of Flux/);
    await server?.close();
    await expect(ask('Welcome')).rejects.toThrow(/not InfluxDB's|no CSV of Flux/);
    await server?.close();
    await expect(ask(fluxCsv.slice(0, fluxCsv.length * 0.6))).rejects.toThrow(/cut off after \d+ bytes/);
    await server?.close();
    await expect(ask('\r\n')).resolves.toBeUndefined();
  });

  it('gives scripts the range and the step', async () => {
    const upstream = await open('', settings);
    const query = 'range(start: v.timeRangeStart, stop: v.timeRangeStop) |> aggregateWindow(every: v.windowPeriod)';
    const { executed } = await upstream.queryRange({ ...range, input: { refId: 'a', query } }, never);
    expect(executed).toBe(
      'range(start: 1969-12-31T23:59:00.000Z, stop: 1970-01-01T00:10:00.000Z) |> aggregateWindow(every: 60000ms)'
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
    const query = 'SELECT mean(v) FROM m WHERE $timeFilter GROUP BY time($__interval), host, time($interval)';
    await upstream.queryRange({ ...range, input: { refId: 'a', query } }, never);
    expect(server?.requests[0]?.parameters.get('q')).toBe(
      'SELECT mean(v) FROM m WHERE time >= -60000ms and time < 600000ms GROUP BY time(60s), host, time(60s)'
    );
    expect(server?.requests[0]?.parameters.get('db')).toBe('shop');
    expect(server?.requests[0]?.parameters.get('epoch')).toBe('ms');
  });

  it('reads times that are written out, where something on the way drops what was asked for', async () => {
    const values = [
      ['1970-01-01T00:00:00Z', 1],
      ['1970-01-01T00:01:00.000000001Z', 2],
    ];
    const body = { results: [{ series: [{ name: 'cpu', columns: ['time', 'v'], values }] }] };
    const upstream = await open(JSON.stringify(body), { database: 'shop' });
    const { series } = await upstream.queryRange({ ...range, input: { refId: 'a', query: 'SELECT v FROM m' } }, never);
    expect([...(series[0]?.times ?? [])]).toEqual([0, 60_000]);
  });

  it('takes what is null for nothing, and numbers in tags for their text', async () => {
    const ask = async (...results: readonly unknown[]) =>
      (await open(JSON.stringify({ results }), { database: 'shop' })).queryRange(
        { ...range, input: { refId: 'a', query: 'SELECT v FROM m' } },
        never
      );
    expect((await ask({ series: null }, { series: [{ columns: ['time', 'v'], values: null }] })).series).toEqual([]);
    await server?.close();
    const { series } = await ask(
      { series: [{ name: 'cpu', tags: { core: 1 }, columns: ['time', 'v'], values: [[0, 1]] }] },
      { series: [{ name: 'mem', tags: null, columns: ['time', 'v'], values: [[0, 1]], partial: null }] }
    );
    expect(series.map(({ labels }) => labels)).toEqual([{ __name__: 'cpu.v', core: '1' }, { __name__: 'mem.v' }]);
  });

  it('makes a series of each numeric column, and a label of a text that stays the same', async () => {
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
      ['cpu.mean{host="a"}', [1, NaN]],
      ['cpu.max{host="a"}', [2, 4]],
    ]);
  });

  it('takes the newest first as it takes the oldest first', async () => {
    const values = [120_000, 60_000, 0].map((time) => [time, time / 1000]);
    const answer = JSON.stringify({ results: [{ series: [{ name: 'cpu', columns: ['time', 'v'], values }] }] });
    const upstream = await open(answer, { database: 'shop' });
    const query = 'SELECT v FROM cpu WHERE $timeFilter ORDER BY time DESC';
    const { series } = await upstream.queryRange({ ...range, input: { refId: 'a', query } }, never);
    expect(series.map(({ times, values: numbers }) => [[...times], [...numbers]])).toEqual([
      [
        [0, 60_000, 120_000],
        [0, 60, 120],
      ],
    ]);
  });

  it('takes a cell of any JSON where a time or a name is expected', async () => {
    const odd = { toString: 1, valueOf: 2 };
    const answer = (columns: readonly string[], values: readonly unknown[]) =>
      JSON.stringify({ results: [{ series: [{ name: 'cpu', columns, values }] }] });
    const times = await open(
      answer(
        ['time', 'v'],
        [
          [odd, 1],
          [60_000, 2],
        ]
      ),
      { database: 'telegraf' }
    );
    const { series } = await times.queryRange({ ...range, input: { refId: 'a', query: 'SELECT v FROM cpu' } }, never);
    expect(series.flatMap(({ values }) => [...values])).toContain(2);
    await server?.close();
    const names = await open(answer(['name'], [[odd]]), { database: 'telegraf' });
    await expect(names.health(never)).rejects.toThrow('telegraf');
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
    expect(() => influxdbUpstream.settings.parse(head)).toThrow(/InfluxQL and SQL need the name of a database/);
    expect(() => influxdbUpstream.settings.parse({ ...head, language: 'flux' })).toThrow(
      /Flux needs the name of an organisation/
    );
  });
});

describe('InfluxQL buckets', () => {
  const answer = (columns: readonly string[], ...values: ReadonlyArray<readonly unknown[]>) =>
    JSON.stringify({ results: [{ series: [{ name: 'm', columns, values }] }] });

  it.each<[string, string, string, number[]]>([
    // What is asked for, and the times that rows stamped 0 and 60 s before the end stand for.
    [
      'are whole: [t − step, t) stands for t',
      'SELECT sum(v) FROM m WHERE $timeFilter GROUP BY time($__interval)',
      'time >= -60000ms and time < 600000ms GROUP BY time(60s)',
      [60_000, 600_000],
    ],
    [
      'are not those of a comment',
      "SELECT sum(v) FROM m /* don't GROUP BY time(4m) */ WHERE $timeFilter GROUP BY time(1m)",
      'time >= -60000ms and time < 600000ms GROUP BY time(1m)',
      [60_000, 600_000],
    ],
    [
      'have their own width',
      'SELECT mean(v) FROM m WHERE $timeFilter GROUP BY time(4m), host',
      'time >= -240000ms and time < 480000ms GROUP BY time(4m), host',
      [240_000],
    ],
    [
      'have their own offset',
      'SELECT mean(v) FROM m WHERE $timeFilter GROUP BY host, time(5m, 30s) fill(0)',
      'time >= -570000ms and time < 330000ms GROUP BY host, time(5m, 30s) fill(0)',
      [300_000],
    ],
    [
      'are those of the outer query',
      'SELECT max(m) FROM (SELECT mean(v) AS m FROM x WHERE $timeFilter GROUP BY time(10s)) WHERE $timeFilter GROUP BY time(2m)',
      'time >= -120000ms and time < 600000ms GROUP BY time(10s)) WHERE time >= -120000ms and time < 600000ms GROUP BY time(2m)',
      [120_000],
    ],
    [
      'pick the sample of an edge as PromQL does: (t − step, t]',
      'SELECT last(v) FROM m WHERE $timeFilter GROUP BY time($__interval)',
      'time >= -59999ms and time <= 600000ms GROUP BY time(60s, 1ms)',
      [0, 540_000],
    ],
    [
      'compute where they do both',
      'SELECT last(v) - mean(v) FROM m WHERE $timeFilter GROUP BY time(1m)',
      'time >= -60000ms and time < 600000ms GROUP BY time(1m)',
      [60_000, 600_000],
    ],
    [
      'of a zone are asked for generously',
      "SELECT sum(v) FROM m WHERE $timeFilter GROUP BY time(2m) tz('Europe/Berlin')",
      "time >= -120000ms and time <= 600000ms GROUP BY time(2m) tz('Europe/Berlin')",
      [120_000],
    ],
    [
      'are those of the subquery whose rows are passed on',
      'SELECT n FROM (SELECT count(v) AS n FROM m WHERE $timeFilter GROUP BY time(1m), host)',
      'time >= -60000ms and time < 600000ms GROUP BY time(1m), host)',
      [60_000, 600_000],
    ],
    [
      'pick within a subquery, too',
      'SELECT x * 2 FROM (SELECT last(v) AS x FROM m WHERE $timeFilter GROUP BY time(1m))',
      'time >= -59999ms and time <= 600000ms GROUP BY time(1m, 1ms))',
      [0, 540_000],
    ],
    [
      'are none without GROUP BY time()',
      "SELECT v FROM m WHERE $timeFilter AND note = 'GROUP BY time(1m)'",
      "time >= 0ms and time <= 600000ms AND note = 'GROUP BY time(1m)'",
      [0, 540_000],
    ],
  ])('%s', async (_, query, sent, times) => {
    const upstream = await open(answer(['time', 'x'], [0, 1], [540_000, 2]), { database: 'shop' });
    const { executed, series } = await upstream.queryRange({ ...range, input: { refId: 'a', query } }, never);
    expect(executed).toContain(sent);
    expect([...(series[0]?.times ?? [])]).toEqual(times);
  });

  it('that were grouped a millisecond later are stamped with their end', async () => {
    const upstream = await open(answer(['time', 'last'], [-59_999, 1], [1, 2]), { database: 'shop' });
    const query = 'SELECT last(v) FROM m WHERE $timeFilter GROUP BY time($__interval)';
    const { series } = await upstream.queryRange({ ...range, input: { refId: 'a', query } }, never);
    expect([...(series[0]?.times ?? [])]).toEqual([0, 60_000]);
  });
});

describe('InfluxDB 3 with SQL', () => {
  const settings = { language: 'sql', database: 'shop', auth: 'token' };

  it('asks for rows of whole bins, which stand for their end, and tells hosts apart', async () => {
    const upstream = await open(
      JSON.stringify([
        { time: '1970-01-01T00:00:00', host: 'a', usage: 1 },
        { time: '1970-01-01T00:00:00', host: 'b', usage: 10 },
        { time: '1970-01-01T00:01:00.000000000', host: 'a', usage: 2 },
        { time: '1970-01-01T00:10:00', host: 'a', usage: 99 },
      ]),
      settings
    );
    const query =
      'SELECT $__dateBin(time) AS time, host, avg(usage) AS usage FROM cpu WHERE $__timeFilter(time) GROUP BY 1, host';
    const { executed, series } = await upstream.queryRange({ ...range, input: { refId: 'a', query } }, never);
    expect(executed).toBe(
      "SELECT date_bin(interval '60 second', time) AS time, host, avg(usage) AS usage FROM cpu " +
        "WHERE time >= '1969-12-31T23:59:00.000Z' AND time < '1970-01-01T00:10:00.000Z' GROUP BY 1, host"
    );
    expect(server?.requests[0]).toMatchObject({ method: 'POST', path: '/api/v3/query_sql' });
    expect(JSON.parse(server?.requests[0]?.body ?? '')).toEqual({ db: 'shop', q: executed, format: 'json' });
    expect(server?.requests[0]?.headers['authorization']).toBe('Token s3cret');
    expect(series.map(({ name, times, values }) => [name, [...times], [...values]])).toEqual([
      ['usage{host="a"}', [60_000, 120_000], [1, 2]],
      ['usage{host="b"}', [60_000], [10]],
    ]);
  });

  it('takes rows without bins as they are, and says what is missing', async () => {
    const upstream = await open('[{"ts":"1970-01-01T00:01:00Z","v":true,"note":"x"}]', settings);
    const ask = (query: string) => upstream.queryRange({ ...range, input: { refId: 'a', query } }, never);
    const { series, executed } = await ask('SELECT * FROM cpu WHERE $__timeFilter(ts)');
    expect(executed).toContain("ts >= '1970-01-01T00:00:00.000Z' AND ts <= '1970-01-01T00:10:00.000Z'");
    expect(series.map(({ name, values }) => [name, [...values]])).toEqual([['v{note="x"}', [1]]]);
    await expect(ask('DELETE FROM cpu')).rejects.toThrow(/only statements that read/);
    await server?.close();
    const timeless = await open('[{"v":1}]', settings);
    expect(await timeless.queryRange({ ...range, input: { refId: 'a', query: 'SELECT 1' } }, never)).toMatchObject({
      series: [],
      warnings: [expect.stringContaining('no column of times')],
    });
  });

  it('passes on what the server says, and calls other answers by their name', async () => {
    const ask = async (body: string, status: number) =>
      (await open(body, settings, status)).queryRange({ ...range, input: { refId: 'a', query: 'SELECT v' } }, never);
    await expect(ask('{"error":"table not found"}', 400)).rejects.toThrow('influx: table not found');
    await server?.close();
    await expect(ask('<html>login</html>', 200)).rejects.toThrow(/no rows of InfluxDB 3: "<html>login/);
  });
});

describe('buckets of SQL and Flux', () => {
  const from = 'from(bucket: "b") |> range(start: v.timeRangeStart, stop: v.timeRangeStop)';

  it.each([
    ["date_trunc('hour', time)", '1970-01-01T02:00:00.000Z', '1970-01-01T10:00:00.000Z'],
    ["date_trunc('week', time)", '1969-12-22T00:00:00.000Z', '1969-12-29T00:00:00.000Z'],
    ["date_bin_gapfill(INTERVAL '30 minutes', time)", '1970-01-01T02:30:00.000Z', '1970-01-01T10:30:00.000Z'],
    ["date_bin(INTERVAL '30m', time)", '1970-01-01T02:30:00.000Z', '1970-01-01T10:30:00.000Z'],
    ["date_bin('1 hour 30 minutes', time)", '1970-01-01T01:30:00.000Z', '1970-01-01T10:30:00.000Z'],
    [
      "date_bin(INTERVAL '1 hour', time, TIMESTAMP '2023-01-01T00:20:00')",
      '1970-01-01T01:20:00.000Z',
      '1970-01-01T10:20:00.000Z',
    ],
    ['date_bin($__interval, time)', '1970-01-01T02:59:00.000Z', '1970-01-01T10:30:00.000Z'],
    ["date_bin(INTERVAL '${__interval}', time)", '1970-01-01T02:59:00.000Z', '1970-01-01T10:30:00.000Z'],
  ])('%s: whole ones only', async (bucket, first, end) => {
    const upstream = await open('[]', { language: 'sql', database: 'shop' });
    const query = `SELECT ${bucket} AS time, count(v) AS n FROM m WHERE $__timeFilter(time) GROUP BY 1`;
    const [fromMs, toMs] = [3 * 3_600_000, 10.5 * 3_600_000];
    const { executed } = await upstream.queryRange({ ...range, fromMs, toMs, input: { refId: 'a', query } }, never);
    expect(executed).toContain(`time >= '${first}' AND time < '${end}'`);
    expect(executed).not.toContain('__interval');
    expect(executed.replaceAll(`interval '60 second'`, '')).not.toMatch(/\b60s\b/);
  });

  it.each([
    ['aggregateWindow(every: 5m, fn: count)', '1970-01-01T10:25:00.000Z'],
    ['aggregateWindow(fn: (tables=<-, column) => tables |> count(), every: 5m)', '1970-01-01T10:25:00.000Z'],
    ['aggregateWindow(every: 10m, offset: 7m, fn: count)', '1970-01-01T10:27:00.000Z'],
    ['aggregateWindow(every: 10m, offset: -1m, fn: count)', '1970-01-01T10:29:00.000Z'],
    ['window(every: 15m) |> count() |> window(every: inf)', '1970-01-01T10:15:00.000Z'],
    ['aggregateWindow(every: width, fn: count)', '1970-01-01T10:20:00.000Z'],
    ['aggregateWindow(every: $__interval, fn: count)', '1970-01-01T10:29:00.000Z'],
    // The calendar's months are no buckets of one width, and what is computed is not known.
    ['aggregateWindow(every: 1mo, fn: count)', '1970-01-01T10:29:30.001Z'],
    ['aggregateWindow(every: duration(v: n), fn: count)', '1970-01-01T10:29:30.001Z'],
    ['filter(fn: (r) => r.note == "window(every: 5m)")', '1970-01-01T10:29:30.001Z'],
  ])('%s', async (windows, end) => {
    const upstream = await open('', { language: 'flux', organization: 'shop' });
    const query = `width = 20m\n${from} |> ${windows}`;
    const toMs = 10.5 * 3_600_000 - 30_000;
    const { executed } = await upstream.queryRange({ ...range, toMs, input: { refId: 'a', query } }, never);
    expect(executed).toContain(`stop: ${end}`);
  });
});

describe('what Flux answers', () => {
  const settings = { language: 'flux', organization: 'shop' };
  const csv = (datatypes: string, groups: string, names: string, ...rows: readonly string[]) =>
    [
      `#datatype,string,long,${datatypes}`,
      `#group,false,false,${groups}`,
      `#default,_result,,${','.repeat(names.split(',').length - 1)}`,
      `,result,table,${names}`,
      ...rows.map((row) => `,,0,${row}`),
      '',
      '',
    ].join('\r\n');
  const ask = async (body: string, query = 'from(bucket: "b")') =>
    (await open(body, settings)).queryRange({ ...range, input: { refId: 'a', query } }, never);
  const read = (series: ReadonlyArray<{ name: string; times: Float64Array; values: Float64Array }>) =>
    series.map(({ name, times, values }) => [name, [...times], [...values]]);

  it('booleans, durations, infinities and texts that are numbers are numbers', async () => {
    const typed = (type: string, ...cells: readonly string[]) =>
      csv(
        `dateTime:RFC3339,${type}`,
        'false,false',
        '_time,_value',
        ...cells.map((cell, i) => `1970-01-01T00:0${i}:00Z,${cell}`)
      );
    const values = async (body: string) => [...((await ask(body)).series[0]?.values ?? [])];
    expect(await values(typed('boolean', 'true', 'false', ''))).toEqual([1, 0, NaN]);
    expect(await values(typed('duration', '1m30s', '250ms'))).toEqual([90, 0.25]);
    expect(await values(typed('double', '+Inf', '-Inf', 'NaN', '1e3'))).toEqual([Infinity, -Infinity, NaN, 1000]);
    expect(await values(typed('string', '12.5', '', '7'))).toEqual([12.5, NaN, 7]);
    expect(await values(typed('unsignedLong', '18446744073709551615'))).toEqual([18446744073709551615]);
    // Nothing but empty values: a series all the same, whose quality can be judged.
    expect(await values(typed('double', '', ''))).toEqual([NaN, NaN]);
  });

  it('a mark of the byte order before the answer is none of its text', async () => {
    const body = csv('dateTime:RFC3339,double', 'false,false', '_time,_value', '1970-01-01T00:00:00Z,3');
    expect(read((await ask(`\ufeff${body}`)).series)).toEqual([['{}', [0], [3]]]);
  });

  it('tables without _time stand for the end of their window; others are left out and said', async () => {
    const windows = csv(
      'dateTime:RFC3339,dateTime:RFC3339,double',
      'true,true,false',
      '_start,_stop,_value',
      '1970-01-01T00:00:00Z,1970-01-01T00:05:00Z,3'
    );
    expect(read((await ask(windows)).series)).toEqual([['{}', [300_000], [3]]]);
    await server?.close();
    const timeless = await ask(csv('double', 'false', '_value', '3'));
    expect(timeless).toMatchObject({ series: [], warnings: [expect.stringMatching(/without the column _time/)] });
  });

  it('tables that differ in their windows only are one series', async () => {
    const windows = csv(
      'dateTime:RFC3339,dateTime:RFC3339,double,string',
      'true,true,false,true',
      '_start,_stop,_value,host',
      '1970-01-01T00:03:00Z,1970-01-01T00:04:00Z,2,a',
      '1970-01-01T00:04:00Z,1970-01-01T00:05:00Z,3,a'
    ).replace(',,0,1970-01-01T00:04', ',,1,1970-01-01T00:04');
    expect(read((await ask(windows)).series)).toEqual([['{host="a"}', [240_000, 300_000], [2, 3]]]);
  });

  it('windows stamped with their begin stand for their end, and partial ones are left out', async () => {
    const body = csv(
      'dateTime:RFC3339,double',
      'false,false',
      '_time,_value',
      '1970-01-01T00:08:00Z,1',
      '1970-01-01T00:09:00Z,2',
      '1970-01-01T00:10:00Z,0'
    );
    const script = 'aggregateWindow(every: v.windowPeriod, fn: mean, timeSrc: "_start")';
    expect(read((await ask(body, script)).series)).toEqual([['{}', [540_000, 600_000], [1, 2]]]);
  });

  it('hosts that group() has put into one table are told apart', async () => {
    const body = csv(
      'dateTime:RFC3339,double,string,string',
      'false,false,false,false',
      '_time,_value,host,note',
      '1970-01-01T00:01:00Z,2,a,x',
      '1970-01-01T00:00:00Z,1,a,y',
      '1970-01-01T00:00:00Z,10,b,z'
    );
    const { series, warnings } = await ask(body);
    expect(read(series)).toEqual([
      ['{host="a"}', [0, 60_000], [1, 2]],
      ['{host="b"}', [0], [10]],
    ]);
    expect(warnings).toEqual(['left out: "note" is text and no number']);
    await server?.close();
    const untold = await ask(
      csv('dateTime:RFC3339,double', 'false,false', '_time,_value', '1970-01-01T00:00:00Z,1', '1970-01-01T00:00:00Z,10')
    );
    expect(untold.warnings).toEqual([expect.stringMatching(/several rows have the same time/)]);
  });

  it('several results are told apart, one needs no name', async () => {
    const result = (name: string, value: number) =>
      csv(
        'dateTime:RFC3339,double,string',
        'false,false,true',
        '_time,_value,host',
        `1970-01-01T00:01:00Z,${value},a`
      ).replace('_result', name);
    const labelsIn = async (answer: string) => {
      const upstream = await open(answer, settings);
      const { series } = await upstream.queryRange({ ...range, input: { refId: 'a', query: 'x' } }, never);
      await server?.close();
      return series.map(({ labels }) => labels);
    };
    expect(await labelsIn(result('mean', 1) + result('max', 2))).toEqual([
      { host: 'a', result: 'mean' },
      { host: 'a', result: 'max' },
    ]);
    expect(await labelsIn(result('mean', 1))).toEqual([{ host: 'a' }]);
  });

  it('JSON or HTML with status 200 is an error', async () => {
    await expect(ask('{"code":"internal","message":"query failed"}')).rejects.toThrow('influx: query failed');
    await server?.close();
    await expect(ask('<html>login</html>')).rejects.toThrow(/no CSV of Flux: "<html>login/);
  });
});

describe('an answer that is not the one of InfluxDB', () => {
  it.each(['{}', '{"status":"success","data":{"resultType":"matrix","result":[]}}', '[]', '"x"', ''])(
    'is an error: %s',
    async (answer) => {
      const upstream = await open(answer, { database: 'shop' });
      const pending = upstream.queryRange({ ...range, input: { refId: 'a', query: 'SELECT x FROM m' } }, never);
      await expect(pending).rejects.toThrow(/the answer is not InfluxDB's/);
    }
  );
});
