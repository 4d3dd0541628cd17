import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../../src/backend/upstreams/demo/incidents';
import { runQuery } from '../../../../src/backend/query/answer/runQuery';
import { type Upstream } from '../../../../src/backend/upstreams/upstream';
import { success } from '../../../../src/core/result';
import { type WireFrame } from '../../../../src/frames/schema/wireFrame';
import { upstreamsOf } from './upstreamsOf';

const never = new AbortController().signal;
/** An hour before the database's slowdown of that day. */
const fromMs = 20_480 * dayMs + (9 * 60 + ((20_480 * 37) % 480) - 60) * 60_000;

const demo = [{ name: 'demo', kind: 'demo' }];

interface Ask {
  readonly upstreams?: readonly unknown[];
  readonly isFromAlert?: boolean;
  readonly rangeMs?: number;
  readonly offsetMs?: number;
  readonly maxDataPoints?: number;
}

function ask(
  model: unknown,
  { upstreams = demo, isFromAlert = false, rangeMs = 7_200_000, offsetMs = 0, maxDataPoints = 50_000 }: Ask = {}
) {
  const query = { refId: 'A', queryType: '', model, intervalMs: 60_000, maxDataPoints };
  return runQuery(
    { ...query, fromMs: fromMs + offsetMs, toMs: fromMs + offsetMs + rangeMs },
    upstreamsOf(...upstreams),
    isFromAlert,
    never
  );
}

const latency = { refId: 'a', expr: 'shop_service_latency_ms', legend: '{{service}}' };
const anomaly = { kind: 'anomaly', detector: 'rollingZScore' };

function numbers(frame: WireFrame | undefined, name: string): Float64Array {
  const field = frame?.fields.find((candidate) => candidate.name === name);
  return field?.type === 'number' || field?.type === 'time' ? field.values : new Float64Array();
}

function texts(frame: WireFrame | undefined, name: string): ReadonlyArray<string | null> {
  const field = frame?.fields.find((candidate) => candidate.name === name);
  return field?.type === 'string' ? field.values : [];
}

describe('an anomaly query', () => {
  it('gives each series its value, band, anomalies and score, with its labels', async () => {
    const frames = await ask({ inputs: [latency], analysis: anomaly, stepMs: 60_000 });
    expect(frames.map(({ name }) => name).sort()).toEqual([
      'cache',
      'database',
      'product-service',
      'search-service',
      'user-service',
      'web-frontend',
    ]);
    const database = frames.find(({ name }) => name === 'database');
    expect(database?.meta?.type).toBe('timeseries-multi');
    expect(database?.fields.map(({ name }) => name)).toEqual([
      'time',
      'value',
      'expected',
      'lower',
      'upper',
      'anomaly',
      'score',
    ]);
    expect(database?.fields[1]?.labels).toMatchObject({ service: 'database' });
    const firstAnomaly = numbers(database, 'score').findIndex((score) => score > 3);
    expect(numbers(database, 'time')[firstAnomaly]).toBe(fromMs + 3_600_000);
    expect(numbers(database, 'anomaly')[firstAnomaly]).toBe(numbers(database, 'value')[firstAnomaly]);
  });

  it('gives alert rules one score a series', async () => {
    const frames = await ask({ inputs: [latency], analysis: anomaly, stepMs: 60_000 }, { isFromAlert: true });
    expect(frames).toHaveLength(6);
    for (const { fields, meta } of frames) {
      expect(fields.map(({ type }) => type)).toEqual(['time', 'number']);
      expect(fields[1]?.labels?.['service']).toBeDefined();
      expect(meta?.type).toBe('timeseries-multi');
    }
  });

  it('gives a summary of one row a series, its labels as text', async () => {
    const [frame] = await ask({ inputs: [latency], analysis: { ...anomaly, format: 'summary' }, stepMs: 60_000 });
    expect(frame?.meta?.type).toBe('numeric-long');
    expect(frame?.fields.map(({ name }) => name)).toEqual([
      'series',
      'service',
      'latest score',
      'highest score',
      'anomalous fraction',
    ]);
    const services = texts(frame, 'service');
    const highest = numbers(frame, 'highest score');
    const scoreOf = (service: string): number => highest[services.indexOf(service)] ?? NaN;
    expect(scoreOf('database')).toBeGreaterThan(3);
    expect(scoreOf('cache')).toBeLessThan(2);
  });

  it('gives an alert rule the one number of a table that it asks for', async () => {
    const model = { inputs: [latency], analysis: { ...anomaly, format: 'summary' }, stepMs: 60_000 };
    const columns = async (change: object): Promise<readonly string[]> => {
      const [frame] = await ask({ ...model, ...change }, { isFromAlert: true });
      return frame?.fields.map(({ name }) => name) ?? [];
    };
    expect(await columns({})).toEqual(['series', 'service', 'latest score']);
    expect(await columns({ alertColumn: 'anomalous fraction' })).toEqual(['series', 'service', 'anomalous fraction']);
    await expect(columns({ alertColumn: 'x' })).rejects.toThrow(
      'there is no column "x" for the alert rule; the table has "latest score", "highest score", "anomalous fraction"'
    );
  });

  it('explains each anomaly in a table that annotations can be made of', async () => {
    const [frame] = await ask({ inputs: [latency], analysis: { ...anomaly, format: 'events' }, stepMs: 60_000 });
    const names = frame?.fields.map(({ name }) => name);
    expect(names?.slice(0, 5)).toEqual(['time', 'timeEnd', 'title', 'text', 'score']);
    const titles = texts(frame, 'title');
    const scores = numbers(frame, 'score');
    const row = titles.findIndex((title, i) => title === 'database' && (scores[i] ?? 0) > 3);
    expect(numbers(frame, 'time')[row]).toBe(fromMs + 3_600_000);
    expect(texts(frame, 'text')[row]).toMatch(/^database was \d+.*above the 1\d.* expected: .* times the threshold/);
    expect(numbers(frame, 'actual')[row]).toBeGreaterThan(5 * (numbers(frame, 'expected')[row] ?? NaN));
  });

  it('replays a detector for several rates of alerts against known incidents', async () => {
    const incident = { fromMs: fromMs + 3_600_000, toMs: fromMs + 4_800_000 };
    const { kind: _, ...rules } = anomaly;
    const analysis = { kind: 'backtest', ...rules, minDeviation: 10, alertRates: [0.01, 10], incidents: [incident] };
    const inputs = [{ ...latency, expr: 'shop_service_latency_ms{service="database"}' }];
    const [frame] = await ask({ inputs, analysis, stepMs: 60_000 });
    expect([...numbers(frame, 'asked per week')]).toEqual([0.01, 10]);
    expect([...numbers(frame, 'recall')]).toEqual([1, 1]);
    expect([...numbers(frame, 'precision')]).toEqual([1, 1]);
    expect([...numbers(frame, 'mean delay')]).toEqual([0, 0]);
    expect(numbers(frame, 'alerts per week')[0]).toBeGreaterThan(0);
  });

  it('judges as the rules of a detector do, with their history', async () => {
    const asRules = { kind: 'anomaly', asRules: true };
    const inputs = [{ ...latency, expr: 'shop_service_latency_ms{service="database"}' }];
    const [frame] = await ask({ inputs, analysis: asRules });
    const [lower, upper, value, score] = ['lower', 'upper', 'value', 'score'].map((name) => numbers(frame, name));
    const outside = (value ?? []).map((one, i) => Number(one > (upper?.[i] ?? NaN) || one < (lower?.[i] ?? NaN)));
    expect((score ?? []).map((one) => Number(one > 1))).toEqual(outside);
    // The band is there from the first minute on, and the incident leaves it when it begins.
    expect((upper?.[0] ?? NaN) > (lower?.[0] ?? NaN)).toBe(true);
    expect(numbers(frame, 'time')[outside.indexOf(1)]).toBe(fromMs + 3_600_000);
    const [table] = await ask({ inputs, analysis: { kind: 'backtest', asRules: true } });
    expect(numbers(table, 'alerts')[0]).toBeGreaterThanOrEqual(1);
    await expect(ask({ inputs, analysis: { ...asRules, format: 'events' } })).rejects.toThrow(/rules explain nothing/);
    await expect(ask({ inputs, analysis: { ...asRules, detector: 'kMeansDistance' } })).rejects.toThrow(
      /cannot be a rule/
    );
  });

  it('finds incidents in an input that marks them', async () => {
    const inputs = [
      { ...latency, expr: 'shop_service_latency_ms{service="database"}' },
      { refId: 'incidents', expr: 'ALERTS{service="database"}' },
    ];
    const { kind: _, ...rules } = anomaly;
    const analysis = { kind: 'backtest', ...rules, minDeviation: 10, incidentInput: 'incidents' };
    const [frame] = await ask({ inputs, analysis, stepMs: 60_000 });
    expect([...numbers(frame, 'recall')]).toEqual([1]);
    await expect(ask({ inputs, analysis: { ...analysis, detector: 'oracle' }, stepMs: 60_000 })).rejects.toThrow(
      /"oracle"/
    );
  });

  it('counts the series that are anomalous at each time', async () => {
    const [frame] = await ask({ inputs: [latency], analysis: { ...anomaly, format: 'count' }, stepMs: 60_000 });
    const counts = numbers(frame, 'anomalous series');
    expect(counts[62]).toBe(4);
    expect(Math.max(...counts)).toBeLessThanOrEqual(6);
  });

  it('gives the same score to the same time, however far in or out one zooms', async () => {
    const model = {
      inputs: [latency],
      analysis: { ...anomaly, format: 'scores' },
      stepMs: 60_000,
    };
    const scores = new Map<number, number>();
    const remember = (frames: readonly WireFrame[], expectSame: boolean): number => {
      const frame = frames.find(({ name }) => name === 'web-frontend');
      const times = numbers(frame, 'time');
      for (const [i, score] of numbers(frame, 'score').entries()) {
        const time = times[i] ?? NaN;
        if (expectSame) {
          expect(score).toBe(scores.get(time));
        }
        scores.set(time, score);
      }
      return times.length;
    };
    expect(remember(await ask(model, { rangeMs: 4 * 3_600_000 }), false)).toBe(241);
    expect(remember(await ask(model, { rangeMs: 1_380_000, offsetMs: 5_000_000 }), true)).toBe(23);
    expect(remember(await ask(model, { rangeMs: 60_000, offsetMs: 3_599_999 }), true)).toBe(1);
  });

  it('says why a series could not be judged, and gives an alert rule no score', async () => {
    const one = { ...latency, expr: 'shop_service_latency_ms{service="database"}' };
    const model = { inputs: [one], analysis: { kind: 'anomaly', detector: 'peerMad' }, stepMs: 60_000 };
    const [frame] = await ask(model);
    expect(frame?.meta?.notices).toContainEqual({
      severity: 'warning',
      text: 'series database not judged (too_few_peers): too few series to compare with each other',
    });
    const [scores] = await ask(model, { isFromAlert: true });
    expect(numbers(scores, 'score').every(Number.isNaN)).toBe(true);
  });

  it('refuses an unknown detector, options of another one and values out of range, each by its field', async () => {
    const refusal = (change: object) =>
      ask({ inputs: [latency], analysis: { ...anomaly, ...change } }, { upstreams: [] });
    await expect(refusal({ detector: 'oracle' })).rejects.toThrow(/^analysis\.detector: there is no detector "oracle"/);
    await expect(refusal({ options: { periodMinutes: 5 } })).rejects.toThrow(
      /^analysis\.options\.periodMinutes: the detector "rollingZScore" has no such option; it has window, threshold/
    );
    await expect(refusal({ options: { window: 0 } })).rejects.toThrow(
      /^analysis\.options\.window: is 0, at least 3 is needed/
    );
  });

  it('says the step in the meta data of each frame: a minute, whatever the zoom', async () => {
    for (const rangeMs of [600_000, 86_400_000]) {
      const frames = await ask({ inputs: [latency], analysis: anomaly }, { rangeMs });
      expect(frames.map(({ meta }) => meta?.custom)).toEqual(frames.map(() => ({ stepMs: 60_000, zone: 'UTC' })));
    }
  });

  it('shows of each interval of a narrow panel the time with the highest score, and where anomalies begin and end', async () => {
    const model = { inputs: [latency], analysis: anomaly };
    const whole = await ask(model);
    const narrow = await ask(model, { maxDataPoints: 12 });
    for (const [s, frame] of narrow.entries()) {
      const times = [...numbers(frame, 'time')];
      const scores = numbers(whole[s], 'score');
      const edges = scores.filter((score, i) => score >= 1 !== (scores[i - 1] ?? 0) >= 1).length;
      expect(times.length).toBeLessThanOrEqual(13 + edges);
      expect(Math.max(...numbers(frame, 'score'))).toBe(Math.max(...scores));
      const all = [...numbers(whole[s], 'time')];
      times.forEach((time, i) => expect(scores[all.indexOf(time)]).toBe(numbers(frame, 'score')[i]));
    }
    const asked = await ask(model, { maxDataPoints: 12, isFromAlert: true });
    expect(numbers(asked[0], 'time')).toHaveLength(121);
  });

  it('judges a range too long for its step more coarsely in a panel, and says so; an alert rule is refused', async () => {
    const one = { ...latency, expr: 'shop_service_latency_ms{service="database"}' };
    const model = { inputs: [one], analysis: anomaly, stepMs: 1000 };
    const [frame] = await ask(model, { rangeMs: 51_000_000 });
    expect(frame?.meta?.custom).toMatchObject({ stepMs: 2000 });
    expect(frame?.meta?.notices?.[0]?.text).toMatch(/judged at a step of 2 s/);
    await expect(ask(model, { rangeMs: 51_000_000, isFromAlert: true })).rejects.toThrow(/more than 50000/);
  });

  it('keeps the meaning of a query of version 1', async () => {
    const rules = { kind: 'anomaly', detector: 'rollingZScore' };
    const old = { version: 1, inputs: [latency], analysis: { ...rules, sensitivity: 0.5 }, lookbackMs: 7_200_000 };
    const [was] = await ask(old, { isFromAlert: true });
    const [is] = await ask(
      { version: 2, inputs: [latency], analysis: { ...rules, alertsPerWeek: 0.25 } },
      { isFromAlert: true }
    );
    expect(numbers(was, 'score')).toEqual(numbers(is, 'score'));
    expect(was?.meta?.notices?.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/"lookbackMs" is not needed/)
    );
  });
});

describe('a correlation query', () => {
  it('gives coefficients and counts as two matrices of the same shape', async () => {
    const [r, n] = await ask({ inputs: [latency], analysis: { kind: 'correlation' }, stepMs: 60_000 });
    expect(r?.meta?.custom).toEqual({
      covary: { kind: 'correlationMatrix', version: 1, quantity: 'r', method: 'pearson' },
    });
    expect(n?.meta?.custom).toMatchObject({ covary: { quantity: 'n' } });
    const names = texts(r, 'series');
    expect(names).toEqual(r?.fields.slice(1).map(({ name }) => name));
    expect(numbers(n, 'database')).toEqual(new Float64Array(6).fill(121));
    const column = numbers(r, 'database');
    expect(column[names.indexOf('database')]).toBe(1);
    expect(column[names.indexOf('user-service')]).toBeGreaterThan(0.9);
    expect(Math.abs(column[names.indexOf('cache')] ?? 1)).toBeLessThan(0.5);
  });

  it('leaves out pairs that overlap too little', async () => {
    const [r] = await ask({ inputs: [latency], analysis: { kind: 'correlation', minOverlap: 500 }, stepMs: 60_000 });
    expect([...numbers(r, 'database')].every(Number.isNaN)).toBe(true);
  });

  it('numbers series of the same name', async () => {
    const [r] = await ask({ inputs: [{ ...latency, legend: 'x' }], analysis: { kind: 'correlation' } });
    expect(r?.fields.slice(1, 4).map(({ name }) => name)).toEqual(['x', 'x (2)', 'x (3)']);
  });

  it('takes out what a control explains', async () => {
    const requests = {
      refId: 'r',
      expr: 'shop_service_requests_per_second{service=~"cache|search-service"}',
      legend: '{{service}}',
    };
    const traffic = { refId: 'traffic', expr: 'shop_service_requests_per_second{service="database"}' };
    const coefficient = async (analysis: object): Promise<number> => {
      const [r] = await ask(
        { inputs: [requests, traffic], analysis: { kind: 'correlation', ...analysis } },
        { offsetMs: -8 * 3_600_000 }
      );
      return numbers(r, 'cache')[texts(r, 'series').indexOf('search-service')] ?? NaN;
    };
    const raw = await coefficient({});
    const controlled = await coefficient({ controlFor: 'traffic' });
    expect(raw).toBeGreaterThan(0.6);
    expect(controlled).toBeLessThan(raw - 0.2);
    await expect(coefficient({ controlFor: 'x' })).rejects.toThrow('the input "x" to control for returns no series');
    await expect(coefficient({ controlFor: 'traffic', method: 'kendall' })).rejects.toThrow(/Pearson's coefficient/);
  });

  it('gives the strongest lag of each pair', async () => {
    const [first] = await ask({
      inputs: [latency],
      analysis: { kind: 'correlation', maxLagMs: 300_000, format: 'pairs' },
      stepMs: 15_000,
    });
    const pairs = texts(first, 'first').map((name, i) => `${name} ${texts(first, 'second')[i]}`);
    const lag = numbers(first, 'lag')[pairs.indexOf('database web-frontend')];
    expect(lag).toBe(60_000);
  });

  it('needs two series', async () => {
    const one = { ...latency, expr: 'shop_service_latency_ms{service="database"}' };
    await expect(ask({ inputs: [one], analysis: { kind: 'correlation' } })).rejects.toThrow(
      /at least two series; the inputs return 1/
    );
  });
});

describe('any query', () => {
  it('carries its refId and the queries that were sent', async () => {
    const frames = await ask({ inputs: [latency], analysis: anomaly });
    expect(frames.every(({ refId }) => refId === 'A')).toBe(true);
    expect(frames[0]?.meta?.executedQueryString).toBe('a: shop_service_latency_ms');
  });

  it('refuses more series than it may return', async () => {
    await expect(ask({ inputs: [latency], analysis: anomaly, maxSeries: 5 })).rejects.toThrow(
      /more than 5 series.*"maxSeries"/
    );
  });

  it('answers an input without series with an empty frame that says so', async () => {
    const [frame] = await ask({ inputs: [{ ...latency, expr: 'nothing' }], analysis: anomaly });
    expect(frame).toMatchObject({
      fields: [],
      meta: { notices: [{ severity: 'warning', text: 'input a returned no series' }] },
    });
  });

  it('reports the input that failed and analyses the rest', async () => {
    const model = { inputs: [latency, { refId: 'b', expr: 'rate(x[5m])' }], analysis: { kind: 'correlation' } };
    const [r] = await ask(model);
    expect(r?.fields).toHaveLength(7);
    expect(r?.meta?.notices?.[0]).toEqual({
      severity: 'error',
      text: expect.stringMatching(/^input b failed: .*series selectors only/),
    });
  });

  it('fails when every input fails', async () => {
    await expect(ask({ inputs: [{ refId: 'b', expr: 'rate(x[5m])' }], analysis: anomaly })).rejects.toThrow(
      /series selectors only/
    );
  });

  it.each([
    [
      'an upstream that there is none of',
      { upstream: 'mimir' },
      demo,
      'input a: there is no upstream "mimir"; the settings have demo',
    ],
    ['a data source without upstreams', {}, [], 'the data source has no upstream: add one in its settings'],
    [
      'an upstream without URL',
      { upstream: 'p' },
      [{ name: 'p', kind: 'prometheus' }],
      'upstream p: setting "url" must be a URL that starts with http:// or https://',
    ],
    [
      'a kind that there is none of',
      { upstream: 'p' },
      [{ name: 'p', kind: 'oracle' }],
      'upstream p: unknown kind "oracle"; there are prometheus, influxdb, ',
    ],
    [
      'two upstreams of one name',
      { upstream: 'p' },
      [
        { name: 'p', kind: 'demo' },
        { name: 'p', kind: 'demo' },
      ],
      'upstream p: two upstreams have the name "p"; rename one',
    ],
  ])('names %s', async (_, change, upstreams, message) => {
    await expect(ask({ inputs: [{ ...latency, ...change }], analysis: anomaly }, { upstreams })).rejects.toThrow(
      message
    );
  });

  it('refuses a range shorter than its step, and one of too many steps', async () => {
    await expect(
      ask({ inputs: [latency], analysis: anomaly, stepMs: 60_000 }, { rangeMs: 10, offsetMs: 1 })
    ).rejects.toThrow(/shorter than the step/);
    const model = { inputs: [latency], analysis: { kind: 'correlation' }, stepMs: 1000 };
    await expect(ask(model, { rangeMs: 200_000_000 })).rejects.toThrow(/more than 100000.*"stepMs"/);
  });

  it('says that there is nothing to judge where no series has a value', async () => {
    const times = Float64Array.from({ length: 60 }, (_, i) => fromMs + i * 60_000);
    const store: Upstream = {
      queryRange: () =>
        Promise.resolve({
          series: [{ name: 'x', labels: {}, times, values: times.map(() => NaN) }],
          warnings: [],
          executed: '',
        }),
      health: () => Promise.resolve(''),
      close: () => Promise.resolve(),
    };
    const query = {
      refId: 'A',
      queryType: '',
      intervalMs: 60_000,
      maxDataPoints: 100,
      fromMs,
      toMs: fromMs + 3_600_000,
    };
    const model = { inputs: [{ refId: 'a', expr: 'x' }], analysis: anomaly };
    const [frame] = await runQuery({ ...query, model }, new Map([['store', success(store)]]), false, never);
    expect(frame?.meta?.notices).toEqual([{ severity: 'warning', text: 'no series has a value in the range' }]);
  });

  it.each([[{ rangeMs: -1 }], [{ rangeMs: NaN }]])('refuses a range that ends before it begins: %j', async (range) => {
    for (const analysis of [anomaly, { kind: 'aggregate' }]) {
      await expect(ask({ inputs: [latency], analysis }, range)).rejects.toThrow('ends before it begins');
    }
  });

  it.each([
    [
      { analysis: { ...anomaly, minSamples: 100_000, quietSamples: 10_000 } },
      /more than 200000: raise "stepMs" or lower "minSamples", "quietSamples" or the windows/,
    ],
    [{ analysis: { ...anomaly, training: { fromMs: 0, toMs: 1e11 } } }, /or lower "training"/],
    [{ analysis: { kind: 'aggregate', windowMs: 1e11 } }, /or lower "windowMs"/],
    [{ analysis: { kind: 'eventImpact', events: [{ timeMs: fromMs }], windowMs: 1e11 } }, /or lower "windowMs"/],
    [
      {
        inputs: [latency, { ...latency, refId: 'b' }],
        analysis: { kind: 'slo', good: 'a', total: 'b', periodMs: 1e11 },
      },
      /or lower "periodMs"/,
    ],
    [
      { analysis: { kind: 'related', target: 'a', halfWidthMs: 1e11 } },
      /or lower "aroundMs" or "halfWidthMs" or "maxLagMs"/,
    ],
  ])('refuses to fetch without end, and names what reaches so far: %j', async (query, refusal) => {
    await expect(ask({ inputs: [latency], stepMs: 15_000, ...query })).rejects.toThrow(refusal);
  });
});
