import { alertCascade } from '../../../../src/core/rootcause/alertCascade/alertCascade';
import { alertEventsFromSeries } from '../../../../src/core/rootcause/alertCascade/alertEventsFromSeries';
import { dependencyGraph } from '../../../../src/core/rootcause/graph/dependencyGraph';
import { afterEach, describe, expect, it } from 'vitest';
import { isLogQuery } from '../../../../src/backend/upstreams/loki/isLogQuery';
import { lokiUpstream } from '../../../../src/backend/upstreams/loki/lokiUpstream';
import { type RangeAnswer } from '../../../../src/backend/upstreams/upstream';
import { type FakeServer, type ReceivedRequest, startFakeServer } from '../../../contract/upstreams/fakeServer';

const never = new AbortController().signal;
const nsPerMs = 1_000_000n;
const range = { fromMs: 1_000_020_000, toMs: 1_000_140_000, stepMs: 60_000, maxSeries: 100 };
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Line = readonly [ns: bigint, text: string];
interface Stream {
  readonly stream: Readonly<Record<string, string>>;
  readonly values: readonly Line[];
}

/** A Loki that has these lines: it answers with those of the range that is asked for, the newest up to the limit. */
function lokiWith(streams: readonly Stream[], serverLimit = 5000) {
  return ({ parameters }: ReceivedRequest) => {
    if (parameters.get('query')?.startsWith('sum') === true) {
      return { body: JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: counted } }) };
    }
    const limit = Number(parameters.get('limit'));
    if (limit > serverLimit) {
      return {
        status: 400,
        body: `max entries limit per query exceeded, limit > max_entries_limit (${limit} > ${serverLimit})`,
      };
    }
    const start = BigInt(parameters.get('start') ?? '');
    const end = BigInt(parameters.get('end') ?? '');
    const lines = streams
      .flatMap(({ stream, values }) => values.map(([ns, text]) => ({ stream, ns, text })))
      .filter(({ ns }) => ns >= start && ns < end)
      .sort((a, b) => (a.ns < b.ns ? 1 : a.ns > b.ns ? -1 : 0))
      .slice(0, limit);
    const result = lines.map(({ stream, ns, text }) => ({ stream, values: [[String(ns), text]] }));
    return { body: JSON.stringify({ status: 'success', data: { resultType: 'streams', result, stats: {} } }) };
  };
}

/** What the store says that it counted. */
const counted = [
  {
    metric: { app: 'shop' },
    values: [
      [1_000_020, '5'],
      [1_000_080, '60'],
      [1_000_140, '60'],
    ],
  },
];

async function ask(streams: readonly Stream[], settings: object = {}, legend?: string): Promise<RangeAnswer> {
  server = await startFakeServer(lokiWith(streams));
  const parsed = lokiUpstream.settings.parse({ name: 'logs', kind: 'loki', url: server.url, ...settings });
  const input = { refId: 'a', expr: '{app="shop"}', ...(legend === undefined ? {} : { legend }) };
  return lokiUpstream.open(parsed, {}).queryRange({ input, ...range }, never);
}

function valuesOf({ series }: RangeAnswer): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(series.map(({ name, values }) => [name, [...values]]));
}

const at = (ms: number): bigint => BigInt(ms) * nsPerMs;

describe('a Loki upstream asked for lines', () => {
  it("makes alert series of Grafana's state history", async () => {
    const line = (previous: string, current: string, service: string): string =>
      JSON.stringify({ schemaVersion: 1, previous, current, ruleTitle: 'Slow', ruleUID: 'u1', labels: { service } });
    const stream = { from: 'state-history', orgID: '1', group: 'g', folderUID: 'f' };
    const answer = await ask(
      [
        {
          stream,
          values: [
            [at(range.fromMs + 1), line('Pending', 'Alerting (NoData)', 'database')],
            [at(range.fromMs + 90_000), line('Normal', 'Alerting', 'api')],
            [at(range.fromMs + 100_000), line('Alerting', 'Normal', 'api')],
            [at(range.fromMs + 61_000), line('Alerting', 'Normal', 'cache')],
            [at(range.fromMs + 62_000), 'not a transition'],
          ],
        },
      ],
      {},
      '{{alertname}} {{service}}'
    );
    expect(valuesOf(answer)).toEqual({
      'Slow database': [0, 1, 1],
      'Slow cache': [1, 1, 0],
      'Slow api': [0, 0, 1],
    });
  });

  it('makes alert series of which a cascade is found', async () => {
    const line = (service: string): string =>
      JSON.stringify({
        schemaVersion: 1,
        previous: 'Normal',
        current: 'Alerting',
        ruleTitle: 'Slow',
        ruleUID: 'u1',
        labels: { service },
      });
    const values: Array<[bigint, string]> = [
      [at(range.fromMs + 1000), line('database')],
      [at(range.fromMs + 61_000), line('api')],
    ];
    const { series } = await ask([{ stream: { from: 'state-history' }, values }]);
    const { incidents, suppressed } = alertCascade(
      alertEventsFromSeries(series),
      dependencyGraph([{ from: 'api', to: 'database' }])
    );
    expect(incidents.map(({ root }) => root)).toEqual(['database']);
    expect(incidents[0]?.services[1]).toMatchObject({ service: 'api', parent: 'database', delayMs: 60_000 });
    expect([...suppressed]).toEqual([0, 1]);
  });

  it('counts lines, errors and status classes, and takes quantiles of the latency', async () => {
    const answer = await ask(
      [
        {
          stream: { app: 'shop', pod: 'a' },
          values: [
            [at(range.fromMs - 59_999), '{"level":"info","status":200,"duration_ms":10}'],
            [at(range.fromMs), '{"level":"info","status":200,"duration_ms":30}'],
            [at(range.fromMs + 1), 'level=error status=503 duration=1.5s msg="no stock"'],
            [at(range.toMs), 'plain words'],
          ],
        },
      ],
      {},
      '{{__name__}} {{class}}{{quantile}}'
    );
    expect(valuesOf(answer)).toMatchObject({
      log_lines: [2, 1, 1],
      log_errors: [0, 1, 0],
      'log_status 2xx': [2, 0, 0],
      'log_status 5xx': [0, 1, 0],
      'log_latency_ms 0.5': [20, 1500, NaN],
    });
    expect([...(answer.series[0]?.times ?? [])]).toEqual([range.fromMs, range.fromMs + 60_000, range.toMs]);
    expect(answer.series[0]?.labels).toEqual({ app: 'shop', pod: 'a', __name__: 'log_lines' });
    expect(answer.warnings).toEqual([]);
  });

  it('leaves out lines that belong to times outside the range', async () => {
    const values: readonly Line[] = [
      [at(range.fromMs - 60_000), 'too early'],
      [at(range.toMs) + 1n, 'too late'],
      [at(range.toMs), 'in time'],
    ];
    expect(valuesOf(await ask([{ stream: { app: 'shop' }, values }], {}, '{{__name__}}'))).toEqual({
      log_lines: [0, 0, 1],
      log_errors: [0, 0, 0],
    });
  });

  it('reads every line once over the pages, also where many have the same nanosecond', async () => {
    const values = Array.from({ length: 12_000 }, (_, i): Line => [
      at(range.fromMs + 1 + Math.floor(i / 3000)),
      `line ${i}`,
    ]);
    const streams = [
      { stream: { app: 'shop', pod: 'a' }, values },
      { stream: { app: 'shop', pod: 'b' }, values: values.slice(0, 100) },
    ];
    const answer = await ask(streams, { streamLabels: ['app'] }, '{{app}} {{__name__}}');
    expect(valuesOf(answer)['shop log_lines']).toEqual([0, 12_100, 0]);
    expect(server?.requests.length).toBeGreaterThan(2);
    expect(server?.requests.every(({ parameters }) => parameters.get('direction') === 'backward')).toBe(true);
  });

  it('reads the newest lines where there are too many, counts all of them at the store, and says so', async () => {
    const values = Array.from({ length: 120 }, (_, i): Line => [at(range.fromMs + 1000 * i + 1), `level=error n=${i}`]);
    const answer = await ask([{ stream: { app: 'shop' }, values }], { maxLines: 70 }, '{{__name__}}');
    expect(answer.warnings).toEqual([
      expect.stringMatching(/^there are more than 70 lines; only those from 1970-.* on are read.*count in LogQL/),
    ]);
    expect(server?.requests.map(({ parameters }) => parameters.get('query'))).toContain(
      'sum by (app) (count_over_time({app="shop"} [60000ms]))'
    );
    // What was not read has no errors that could be counted.
    const byName = new Map(answer.series.map(({ name, times, values: own }) => [name, [[...times], [...own]]]));
    expect(byName.get('log_errors')).toEqual([[range.toMs], [60]]);
    expect(byName.get('log_lines')?.[1]).toEqual([5, 60, 60]);
  });

  it('asks for smaller pages where the server allows no greater ones', async () => {
    const values = Array.from({ length: 120 }, (_, i): Line => [at(range.fromMs + 1000 * i + 1), `line ${i}`]);
    server = await startFakeServer(lokiWith([{ stream: { app: 'shop' }, values }], 50));
    const settings = lokiUpstream.settings.parse({ name: 'logs', kind: 'loki', url: server.url });
    const input = { refId: 'a', expr: '{app="shop"}', legend: '{{__name__}}' };
    const answer = await lokiUpstream.open(settings, {}).queryRange({ input, ...range }, never);
    expect(valuesOf(answer)['log_lines']).toEqual([0, 60, 60]);
    expect(server.requests.map(({ parameters }) => parameters.get('limit'))).toEqual(['5000', '50', '50', '50']);
  });

  it('keeps what is said of lines apart from what is said of their stream', async () => {
    // As Loki 3 answers where it is asked to keep them apart.
    const stream = { app: 'shop' };
    const line = (second: number, level: string) => [
      String(at(range.fromMs + 1000 * second)),
      'charge failed',
      { structuredMetadata: { detected_level: level, trace_id: `t${second}` }, parsed: { status: '503', took: '2s' } },
    ];
    const data = {
      resultType: 'streams',
      encodingFlags: ['categorize-labels'],
      result: [{ stream, values: [line(1, 'error'), line(2, 'info')] }],
    };
    server = await startFakeServer(() => ({ body: JSON.stringify({ status: 'success', data }) }));
    const settings = lokiUpstream.settings.parse({ name: 'logs', kind: 'loki', url: server.url });
    const input = { refId: 'a', expr: '{app="shop"} | logfmt', legend: '{{app}} {{__name__}} {{class}}{{quantile}}' };
    const answer = await lokiUpstream.open(settings, {}).queryRange({ input, ...range }, never);
    expect(server.requests[0]?.headers['x-loki-response-encoding-flags']).toBe('categorize-labels');
    expect(valuesOf(answer)).toMatchObject({
      'shop log_lines': [0, 2, 0],
      'shop log_status 5xx': [0, 2, 0],
      'shop log_latency_ms 0.5': [NaN, 2000, NaN],
    });
    expect(answer.series.length).toBe(6);
  });

  it('takes ids of requests for none of the stream where a store does not keep them apart', async () => {
    const streams = Array.from({ length: 40 }, (_, i): Stream => ({
      stream: { app: 'shop', detected_level: i % 4 === 0 ? 'error' : 'info', trace_id: `t${i}` },
      values: [[at(range.fromMs + 1000 * i + 1), `line ${i}`]],
    }));
    expect(valuesOf(await ask(streams, {}, '{{detected_level}} {{__name__}}'))).toEqual({
      'error log_lines': [0, 10, 0],
      'error log_errors': [0, 10, 0],
      'info log_lines': [0, 30, 0],
      'info log_errors': [0, 0, 0],
    });
  });

  describe('of which an older store says all in one', () => {
    const series = async (expr: string, streams: readonly Stream[], more?: unknown) => {
      const result = streams.map(({ stream, values }) => ({
        stream,
        values: values.map(([ns, text]) => [String(ns), text, ...(more === undefined ? [] : [more])]),
      }));
      const data = { resultType: 'streams', result };
      server = await startFakeServer(() => ({ body: JSON.stringify({ status: 'success', data }) }));
      const settings = lokiUpstream.settings.parse({ name: 'logs', kind: 'loki', url: server.url });
      const answer = await lokiUpstream.open(settings, {}).queryRange({ input: { refId: 'a', expr }, ...range }, never);
      return answer.series.map(({ labels }) => labels);
    };
    const requests = Array.from({ length: 30 }, (_, i): Stream => ({
      stream: { app: 'shop', status: i % 2 === 0 ? '200' : '503', path: `/cart/${i}` },
      values: [
        [at(range.fromMs + 1000 * i + 1), `{"app":"shop","status":${i % 2 === 0 ? 200 : 503},"path":"/cart/${i}"}`],
      ],
    }));

    it('labels that a stage has read out of the lines are none of the stream', async () => {
      const labels = await series(
        '{app="shop"} | json',
        requests.map((one) => ({ ...one, stream: { ...one.stream, app_extracted: 'shop' } }))
      );
      expect(new Set(labels.map(({ app, status, path }) => JSON.stringify([app, status, path])))).toEqual(
        new Set(['["shop",null,null]'])
      );
    });

    it('labels of a stream are kept though its lines say them again', async () => {
      const [first] = requests;
      const labels = await series('{app="shop"}', first === undefined ? [] : [first]);
      expect(labels[0]).toMatchObject({ app: 'shop', status: '200', path: '/cart/0' });
    });

    it("a level among a line's metadata counts, by name or by OpenTelemetry's number, in either form", async () => {
      const errors = async (more: unknown) => {
        const values: readonly Line[] = [[at(range.fromMs + 1), 'charge went wrong']];
        const result = [{ stream: { app: 'shop' }, values: values.map(([ns, text]) => [String(ns), text, more]) }];
        server = await startFakeServer(() => ({
          body: JSON.stringify({ status: 'success', data: { resultType: 'streams', result } }),
        }));
        const settings = lokiUpstream.settings.parse({ name: 'logs', kind: 'loki', url: server.url });
        const input = { refId: 'a', expr: '{app="shop"}', legend: '{{__name__}}' };
        const answer = await lokiUpstream.open(settings, {}).queryRange({ input, ...range }, never);
        await server.close();
        return valuesOf(answer)['log_errors'];
      };
      expect(await errors({ structuredMetadata: { detected_level: 'error' } })).toEqual([0, 1, 0]);
      expect(await errors({ severity_number: '17' })).toEqual([0, 1, 0]);
      expect(await errors({ severity_number: '9' })).toEqual([0, 0, 0]);
      expect(await errors({ severity_text: 'FATAL' })).toEqual([0, 1, 0]);
    });

    it('no streams may be written as null', async () => {
      const body = JSON.stringify({ status: 'success', data: { resultType: 'streams', result: null } });
      server = await startFakeServer(() => ({ body }));
      const settings = lokiUpstream.settings.parse({ name: 'logs', kind: 'loki', url: server.url });
      const input = { refId: 'a', expr: '{app="shop"}' };
      await expect(lokiUpstream.open(settings, {}).queryRange({ input, ...range }, never)).resolves.toMatchObject({
        series: [],
      });
    });
  });

  it('knows of alerts that fired before the range, that recover, and of rules with equal labels', async () => {
    const line = (previous: string, current: string, ruleUID: string): string =>
      JSON.stringify({ schemaVersion: 1, previous, current, ruleTitle: 'Slow', ruleUID, labels: { service: 'db' } });
    const values: readonly Line[] = [
      [at(range.fromMs - 3_600_000), line('Pending', 'Alerting', 'u1')],
      [at(range.fromMs + 61_000), line('Recovering', 'Normal', 'u2')],
    ];
    server = await startFakeServer(lokiWith([{ stream: { from: 'state-history' }, values }]));
    const settings = lokiUpstream.settings.parse({ name: 'logs', kind: 'loki', url: server.url });
    const input = { refId: 'a', expr: '{from="state-history"} | json', legend: '{{alertname}} {{rule_uid}}' };
    const answer = await lokiUpstream.open(settings, {}).queryRange({ input, ...range }, never);
    expect(valuesOf(answer)).toEqual({ 'Slow u1': [1, 1, 1], 'Slow u2': [1, 1, 0] });
  });
});

describe('lines of nobody knows which program', () => {
  const values: Array<[bigint, string]> = [
    [at(range.fromMs + 1), 'job 7 took 250 ms: 500'],
    [at(range.fromMs + 2), 'took 3 s'],
  ];

  it('are read by the patterns of the settings and of the query', async () => {
    const settings = { linePatterns: ['job <_> took <duration_ms> ms: <status>'] };
    const latency = (answer: RangeAnswer) => valuesOf(answer)['log_latency_ms 0.5'];
    const stream = [{ stream: { app: 'shop' }, values }];
    expect(latency(await ask(stream, {}, '{{__name__}} {{quantile}}'))).toBeUndefined();
    await server?.close();
    expect(latency(await ask(stream, settings, '{{__name__}} {{quantile}}'))?.[1]).toBe(250);
    const parsed = lokiUpstream.settings.parse({ name: 'logs', kind: 'loki', url: server?.url, ...settings });
    const input = {
      refId: 'a',
      expr: '{app="shop"}',
      legend: '{{__name__}} {{quantile}}',
      linePatterns: ['took <duration_seconds> s'],
    };
    const both = await lokiUpstream.open(parsed, {}).queryRange({ input, ...range }, never);
    expect(latency(both)?.[1]).toBe(1625);
  });

  it('a pattern that names no field is refused where it is written', () => {
    const settings = { name: 'logs', kind: 'loki', url: 'http://127.0.0.1:1', linePatterns: ['job'] };
    expect(() => lokiUpstream.settings.parse(settings)).toThrow(/names no field/);
  });
});

describe('a Loki upstream asked for a metric', () => {
  it('asks with nanoseconds and the step, in parts that Loki takes', async () => {
    server = await startFakeServer(() => ({
      body: JSON.stringify({
        status: 'success',
        data: { resultType: 'matrix', result: [{ metric: { app: 'shop' }, values: [[1_000_020, '4']] }], stats: {} },
      }),
    }));
    const settings = lokiUpstream.settings.parse({ name: 'logs', kind: 'loki', url: server.url });
    const input = { refId: 'a', expr: 'sum by (app) (rate({app="shop"}[$__interval])) + rate({app="shop"}[$__auto])' };
    const long = { ...range, stepMs: 5000, toMs: range.fromMs + 5000 * 11_000 };
    const { series, executed } = await lokiUpstream.open(settings, {}).queryRange({ input, ...long }, never);
    expect(executed).toBe('sum by (app) (rate({app="shop"}[5s])) + rate({app="shop"}[5s])');
    expect(series.map(({ name, labels }) => [name, labels])).toEqual([['{app="shop"}', { app: 'shop' }]]);
    const asked = server.requests.map(({ parameters: p }) => [p.get('start'), p.get('end'), p.get('step')]);
    expect(asked.sort()).toEqual([
      [String(at(range.fromMs)), String(at(range.fromMs + 5000 * 10_999)), '5'],
      [String(at(long.toMs)), String(at(long.toMs)), '5'],
    ]);
  });
});

describe('isLogQuery', () => {
  it.each([
    ['{app="shop"}', true],
    ['  ({app="shop"} |= "x")', true],
    ['# errors only\n{app="shop"}', true],
    ['sum(rate({app="shop"}[1m]))', false],
    ['(rate({app="shop"}[1m]))', false],
    ['1', false],
  ])('takes %j for lines: %s', (query, expected) => {
    expect(isLogQuery(query)).toBe(expected);
  });
});
