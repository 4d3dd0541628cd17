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

/** A Loki that has these lines: it answers with those of the range that is asked for, the oldest up to the limit. */
function lokiWith(streams: readonly Stream[]) {
  return ({ parameters }: ReceivedRequest) => {
    const start = BigInt(parameters.get('start') ?? '');
    const end = BigInt(parameters.get('end') ?? '');
    const lines = streams
      .flatMap(({ stream, values }) => values.map(([ns, text]) => ({ stream, ns, text })))
      .filter(({ ns }) => ns >= start && ns < end)
      .sort((a, b) => (a.ns < b.ns ? -1 : a.ns > b.ns ? 1 : 0))
      .slice(0, Number(parameters.get('limit')));
    const result = lines.map(({ stream, ns, text }) => ({ stream, values: [[String(ns), text]] }));
    return { body: JSON.stringify({ status: 'success', data: { resultType: 'streams', result, stats: {} } }) };
  };
}

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
      'log_lines ': [2, 1, 1],
      'log_errors ': [0, 1, 0],
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
    expect(server?.requests.every(({ parameters }) => parameters.get('direction') === 'forward')).toBe(true);
  });

  it('says where it stopped when there are too many lines, and gives no false counts after that', async () => {
    const values = Array.from({ length: 120 }, (_, i): Line => [at(range.fromMs + 1000 * i + 1), `line ${i}`]);
    const answer = await ask([{ stream: { app: 'shop' }, values }], { maxLines: 70 }, '{{__name__}}');
    expect(answer.warnings).toEqual([
      expect.stringMatching(/^there are more than 70 lines; only those until .*count in LogQL/),
    ]);
    const all = await ask([{ stream: { app: 'shop' }, values }], { maxLines: 1000 }, '{{__name__}}');
    const whole = valuesOf(all)['log_lines'] ?? [];
    expect(whole).toEqual([0, 60, 60]);
    const part = valuesOf(answer)['log_lines'] ?? [];
    expect(part.length).toBeLessThan(3);
    expect(part).toEqual(whole.slice(0, part.length));
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
    const input = { refId: 'a', expr: 'sum by (app) (rate({app="shop"}[$__interval]))' };
    const long = { ...range, stepMs: 5000, toMs: range.fromMs + 5000 * 11_000 };
    const { series, executed } = await lokiUpstream.open(settings, {}).queryRange({ input, ...long }, never);
    expect(executed).toBe('sum by (app) (rate({app="shop"}[5s]))');
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
