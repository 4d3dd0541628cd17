import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs } from '../../src/backend/upstreams/demo/incidents';
import { labelResource } from '../../src/backend/query/resources/labelResource';
import { runQuery } from '../../src/backend/query/answer/runQuery';
import { type WireFrame } from '../../src/frames/schema/wireFrame';
import { type QueryLanguage } from '../../src/protocol/upstreamKinds';
import { withVariables } from '../../src/datasource/variables/withVariables';
import { missingCommands, suiteTitle } from './missingCommands';
import { startDemoInfluxdb } from './stores/demoInfluxdb';
import { startDemoPrometheus } from './stores/demoPrometheus';
import { startDemoVictoriaMetrics } from './stores/demoVictoriaMetrics';
import { type StoreProcess } from './stores/storeProcess';
import { upstreamsOf } from '../unit/backend/query/upstreamsOf';

const never = new AbortController().signal;
const missing = missingCommands('prometheus', 'promtool', 'influxd', 'victoria-metrics');

/** Two hours around a slowdown of the database, the history that detectors learn from before it. */
const fromMs = 20_481 * dayMs + 9 * 3_600_000;
const historyMs = 2 * 3_600_000;
const rangeMs = 2 * 3_600_000;

describe.skipIf(missing.length > 0)(suiteTitle('the same queries through real stores', missing), () => {
  let folder = '';
  const stores: StoreProcess[] = [];
  let settings: readonly unknown[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'covary-stores-'));
    const prometheus = await startDemoPrometheus(
      await mkdtemp(`${folder}/p`),
      fromMs - 2 * historyMs,
      fromMs + rangeMs
    );
    stores.push(prometheus);
    const influxdb = await startDemoInfluxdb(await mkdtemp(`${folder}/i`), fromMs - 2 * historyMs, fromMs + rangeMs);
    stores.push(influxdb);
    const victoria = await startDemoVictoriaMetrics(
      await mkdtemp(`${folder}/v`),
      fromMs - 2 * historyMs,
      fromMs + rangeMs
    );
    stores.push(victoria);
    settings = [
      { name: 'demo', kind: 'demo' },
      { name: 'prometheus', kind: 'prometheus', url: prometheus.url },
      { name: 'victoria', kind: 'prometheus', url: victoria.url },
      { name: 'influxdb', kind: 'influxdb', url: influxdb.url, database: 'shop' },
    ];
  });

  afterAll(async () => {
    for (const store of stores) {
      await store.stop();
    }
    await rm(folder, { recursive: true, force: true });
  });

  const inputs = {
    demo: { refId: 'a', upstream: 'demo', expr: 'shop_service_latency_ms', legend: '{{service}}' },
    prometheus: { refId: 'a', upstream: 'prometheus', expr: 'shop_service_latency_ms', legend: '{{service}}' },
    victoria: { refId: 'a', upstream: 'victoria', expr: 'shop_service_latency_ms', legend: '{{service}}' },
    influxdb: {
      refId: 'a',
      upstream: 'influxdb',
      query:
        'SELECT last("value") FROM "shop_service_latency_ms" WHERE $timeFilter GROUP BY time($__interval), "service" fill(none)',
      legend: '{{service}}',
    },
  };

  const run = (query: unknown): Promise<readonly WireFrame[]> =>
    runQuery(
      {
        refId: 'A',
        queryType: '',
        model: query,
        fromMs,
        toMs: fromMs + rangeMs,
        intervalMs: 60_000,
        maxDataPoints: 1000,
      },
      upstreamsOf(...settings),
      false,
      never
    );

  it.each([
    ['anomaly', { kind: 'anomaly', detector: 'rollingZScore' }],
    ['correlation', { kind: 'correlation' }],
  ])('give the same %s', async (_, analysis) => {
    const ask = (input: unknown): Promise<readonly WireFrame[]> => run({ inputs: [input], analysis, stepMs: 60_000 });
    const first = numbersOf(await ask(inputs.prometheus));
    expect([...first.values()].some((values) => values.some((value) => value > 1))).toBe(true);
    // The demo knows of days of which the stores were not told, and a detector learns from them.
    const others = [inputs.victoria, inputs.influxdb, ...(analysis.kind === 'anomaly' ? [] : [inputs.demo])];
    for (const input of others) {
      expect(largestDifference(first, numbersOf(await ask(input)))).toBeLessThan(1e-9);
    }
  });

  it('list the labels that they have in the time asked for', async () => {
    const list = async (name: string, label: string, from: number): Promise<unknown> => {
      const upstreams = upstreamsOf(...settings);
      const only = new Map([...upstreams].filter(([other]) => other === name));
      const { body } = await labelResource(`labels?from=${from}&to=${from + rangeMs}${label}`, only, never);
      return JSON.parse(Buffer.from(body).toString());
    };
    expect(await list('prometheus', '', fromMs)).toMatchObject({
      labels: expect.arrayContaining(['__name__', 'node', 'service']),
    });
    expect(await list('prometheus', '&label=service', fromMs)).toEqual(await list('demo', '&label=service', fromMs));
    expect(await list('prometheus', '&label=service', fromMs - 30 * dayMs)).toMatchObject({ labels: [] });
    expect(await list('influxdb', '', fromMs)).toMatchObject({
      labels: expect.arrayContaining(['__name__', 'node', 'service']),
    });
    expect(await list('influxdb', '&label=service', fromMs)).toEqual(await list('demo', '&label=service', fromMs));
    expect(await list('influxdb', '&label=service&match=shop_cpu_percent', fromMs)).toMatchObject({
      labels: expect.arrayContaining(['database']),
    });
    expect(await list('influxdb', '&label=__name__', fromMs)).toMatchObject({
      labels: expect.arrayContaining(['shop_service_latency_ms']),
    });
  });

  it.each<[string, string | readonly string[], string[]]>([
    ['one value', 'database', ['database']],
    ['two values', ['cache', 'database'], ['cache', 'database']],
    ['one of a list', ['database'], ['database']],
  ])('take the variables of a dashboard: %s', async (_, value, services) => {
    const put = (text: string, language: QueryLanguage): string =>
      withVariables(text, language, (part, format) =>
        part.replaceAll('$service', () => format(value, { multi: typeof value !== 'string' }))
      );
    const promQl = ['{service="$service"}', '{service=~"$service"}'].map((matcher) =>
      put(`shop_service_latency_ms${matcher}`, 'promql')
    );
    const influxQl = ['"service" = \'$service\'', '"service" =~ /^$service$/'].map((condition) =>
      put(
        `SELECT last("value") FROM "shop_service_latency_ms" WHERE $timeFilter AND ${condition} GROUP BY time($__interval), "service" fill(none)`,
        'influxql'
      )
    );
    const asked = [
      ...promQl.flatMap((expr) => [
        { ...inputs.prometheus, expr },
        { ...inputs.victoria, expr },
      ]),
      ...influxQl.map((query) => ({ ...inputs.influxdb, query })),
    ];
    for (const input of asked) {
      const [frame] = await run({ inputs: [input], analysis: { kind: 'quality' }, stepMs: 60_000 });
      const column = frame?.fields.find(({ name }) => name === 'service');
      expect([...(column?.values ?? [])].sort()).toEqual(services);
    }
  });

  it('join series of several stores on time', async () => {
    const frames = await run({
      inputs: [
        { ...inputs.prometheus, refId: 'p', legend: 'prometheus {{service}}' },
        { ...inputs.influxdb, refId: 'i', legend: 'influxdb {{service}}' },
      ],
      analysis: { kind: 'correlation' },
      stepMs: 60_000,
    });
    const [r] = frames;
    const names = r?.fields.find(({ name }) => name === 'series');
    const column = r?.fields.find(({ name }) => name === 'influxdb database');
    const row = names?.type === 'string' ? names.values.indexOf('prometheus database') : -1;
    expect(column?.type === 'number' ? column.values[row] : undefined).toBeCloseTo(1, 9);
  });

  it('say what is wrong in their own words, while the other inputs still answer', async () => {
    const [first] = await run({
      inputs: [inputs.influxdb, { ...inputs.prometheus, refId: 'bad', expr: 'rate(shop_service_latency_ms)' }],
      analysis: { kind: 'correlation' },
    });
    expect(first?.meta?.notices).toEqual([
      {
        severity: 'error',
        text: expect.stringMatching(/^input bad failed: prometheus: bad_data: .*expected type range vector/),
      },
    ]);
    await expect(
      run({ inputs: [{ ...inputs.influxdb, query: 'SELECT' }], analysis: { kind: 'correlation' } })
    ).rejects.toThrow(/^influxdb: error parsing query: found EOF/);
  });

  it('are well', async () => {
    for (const upstream of upstreamsOf(...settings).values()) {
      expect(upstream.ok && (await upstream.value.health(never))).toMatch(
        /^(Demo|Prometheus API, version 2|VictoriaMetrics$|InfluxDB)/
      );
    }
  });
});

/** Every column of numbers by the series and the column that it belongs to. */
function numbersOf(frames: readonly WireFrame[]): ReadonlyMap<string, Float64Array> {
  return new Map(
    frames.flatMap(({ name, fields }) =>
      fields.flatMap((field) =>
        field.type === 'number' || field.type === 'time'
          ? [[`${name} ${field.labels?.['service'] ?? ''} ${field.name}`, field.values] as const]
          : []
      )
    )
  );
}

function largestDifference(a: ReadonlyMap<string, Float64Array>, b: ReadonlyMap<string, Float64Array>): number {
  expect([...b.keys()].sort()).toEqual([...a.keys()].sort());
  let largest = 0;
  for (const [key, values] of a) {
    const others = b.get(key);
    expect(others?.length).toBe(values.length);
    for (const [i, value] of values.entries()) {
      const other = others?.[i] ?? Infinity;
      const difference = Number.isNaN(value) && Number.isNaN(other) ? 0 : Math.abs(value - other);
      largest = difference <= largest ? largest : difference;
    }
  }
  return largest;
}
