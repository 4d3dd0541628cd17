import { askPlugin, type PluginQuestion } from '../backend/askPlugin';
import { type Attack, type Target } from './attack';
import { seenOf } from './seenOf';

const toMs = Date.UTC(2026, 0, 5);
const minuteMs = 60_000;
const hours = (count: number): Pick<PluginQuestion, 'fromMs' | 'toMs'> => ({
  fromMs: toMs - count * 60 * minuteMs,
  toMs,
});

/** What the user sees of the answer to a query. */
async function ask({ host }: Target, question: PluginQuestion): Promise<string> {
  return seenOf(await askPlugin(host, question));
}

/** A query to the store that answers whatever is asked for. */
function query(
  name: string,
  sees: RegExp,
  expr: string,
  analysis: unknown,
  more: {
    readonly model?: object;
    readonly range?: Pick<PluginQuestion, 'fromMs' | 'toMs'>;
    readonly isDemo?: true;
  } = {}
): Attack {
  const { model = {}, range = hours(1), isDemo } = more;
  return {
    name,
    sees,
    run: (target) =>
      ask(target, {
        upstream: isDemo === true ? { kind: 'demo' } : { kind: 'prometheus', url: target.storeUrl },
        query: { inputs: [{ refId: 'a', expr }], analysis, stepMs: minuteMs, ...model },
        settingsId: isDemo === true ? 'demo' : 'attacks',
        ...range,
      }),
  };
}

/** A query to an InfluxDB, which is refused before it is sent: nobody listens at its address. */
function influxdb(name: string, language: 'influxql' | 'flux', text: string): Attack {
  return {
    name,
    sees: /^store: .*(only|reads|may|writes)/,
    run: (target) =>
      ask(target, {
        upstream: {
          kind: 'influxdb',
          url: 'http://127.0.0.1:9',
          language,
          ...(language === 'flux' ? { organization: 'shop' } : { database: 'shop' }),
        },
        query: { inputs: [{ refId: 'a', query: text }], analysis: { kind: 'quality' } },
        settingsId: language,
      }),
  };
}

function trace(name: string, kind: 'tempo' | 'jaeger', spans: number, sees: RegExp): Attack {
  return {
    name,
    sees,
    run: (target) =>
      ask(target, {
        upstream: { kind, url: `${target.storeUrl}/${kind}` },
        query: { inputs: [{ refId: 'a', query: spans.toString(16) }], analysis: { kind: 'trace' } },
        settingsId: kind,
      }),
  };
}

function rawQuery(name: string, sees: RegExp, text: () => string): Attack {
  return {
    name,
    sees,
    run: (target) =>
      ask(target, {
        upstream: { kind: 'prometheus', url: target.storeUrl },
        query: text(),
        settingsId: 'attacks',
      }).catch((error: unknown) => (error instanceof Error ? error.message : String(error))),
  };
}

/** The same query many times at once, each of a user of its own. */
function atOnce(name: string, count: number, sees: RegExp, expr: (i: number) => string, minutes: number): Attack {
  return {
    name,
    sees,
    run: async (target) => {
      const answers = await Promise.all(
        Array.from({ length: count }, (_, i) =>
          ask(target, {
            upstream: { kind: 'prometheus', url: target.storeUrl, maxResponseBytes: 1024 ** 3 },
            query: {
              inputs: [{ refId: 'a', expr: expr(i) }],
              analysis: { kind: 'quality' },
              stepMs: minuteMs,
              maxSeries: 20_000,
            },
            user: `user ${i}`,
            settingsId: 'atOnce',
            fromMs: toMs - minutes * minuteMs,
            toMs,
          })
        )
      );
      return [...new Set(answers)].join(' / ');
    },
  };
}

const quality = { kind: 'quality' };
const all = { maxSeries: 20_000 };

export const queryAttacks: readonly Attack[] = [
  influxdb('DROP MEASUREMENT', 'influxql', 'DROP MEASUREMENT "x"'),
  influxdb('DELETE after a SELECT', 'influxql', 'SELECT v FROM x; DELETE FROM "x"'),
  influxdb('SELECT INTO', 'influxql', 'SELECT v INTO y FROM x'),
  influxdb('Flux: to()', 'flux', 'from(bucket: "b") |> range(start: -1h) |> to(bucket: "c")'),
  influxdb('Flux: experimental.to', 'flux', 'import e "experimental"\nfrom(bucket: "b") |> e.to(bucket: "c")'),
  influxdb('Flux: http.post', 'flux', 'import "http"\nhttp.post(url: "http://127.0.0.1")'),
  query('related around 1e308', /aroundMs/, 'series(3)', { kind: 'related', target: 'a', aroundMs: 1e308 }),
  query(
    'related around 1e308, demo',
    /aroundMs/,
    'ALERTS',
    { kind: 'related', target: 'a', aroundMs: 1e308 },
    {
      isDemo: true,
    }
  ),
  query('confirmation by a million points', /confirm/, 'series(6)', {
    kind: 'anomaly',
    confirm: { required: 1e6, of: 1e6 },
  }),
  query('correlation of 20 000 series', /400000000 cells/, 'series(20000)', { kind: 'correlation' }, { model: all }),
  query(
    'correlation of 1400 series, which is allowed',
    /the data/,
    'series(1400)',
    { kind: 'correlation' },
    {
      model: all,
    }
  ),
  query(
    'pairs of 3000 series',
    /(9000000 cells|4498500 pairs)/,
    'series(3000)',
    { kind: 'correlation', format: 'pairs' },
    {
      model: all,
    }
  ),
  query(
    'anomalies of 20 000 series of one sample each',
    /max_samples/,
    'sparse(20000)',
    { kind: 'anomaly' },
    {
      model: all,
      range: hours(24),
    }
  ),
  query('20 000 series, which are allowed', /the data/, 'series(20000)', quality, { model: all }),
  query('25 000 series', /more than 20000 series/, 'series(25000)', quality, { model: all }),
  query('a series of 10 000 labels', /10000 labels/, 'labels(10000)', quality),
  query('a label of 1 MB', /1 labels of 1000001 characters/, 'label(1000000)', quality),
  rawQuery('2000 inputs', /at most 50/, () =>
    JSON.stringify({
      inputs: Array.from({ length: 2000 }, (_, i) => ({ refId: `a${i}`, expr: 'series(1)' })),
      analysis: quality,
    })
  ),
  rawQuery('a query of 4 MB', /bytes, more than the 1048576/, () => `{"x":"${'y'.repeat(4_000_000)}"}`),
  rawQuery('a query of 20 MB', /larger than max/, () => `{"x":"${'y'.repeat(20_000_000)}"}`),
  rawQuery('a query of 100 MB', /larger than max/, () => `{"x":"${'y'.repeat(100_000_000)}"}`),
  atOnce('eight answers of 1 GB', 8, /larger than \d+ MB in all/, (i) => `series(2000${i})`, 1500),
  atOnce('thirty answers of 30 MB', 30, /^the data$/, (i) => `series(10${10 + i})`, 1000),
  query('20 MB of brackets', /MB is not in the form/, 'odd(20)', quality),
  query('100 MB of brackets', /MB is not in the form/, 'odd(100)', quality),
  query('an answer of 130 MB with one comma too many', /MB is not in the form/, 'comma(3500)', quality, {
    model: all,
    range: hours(24),
  }),
  query('every series of the demo for three weeks', /max_samples/, '{__name__=~".+"}', quality, {
    isDemo: true,
    range: hours(500),
  }),
  query('every series of the demo for three days', /the data/, '{__name__=~".+"}', quality, {
    isDemo: true,
    range: hours(72),
  }),
  query('a nested regular expression on the demo', /the data.*no series/, 'shop_cpu_percent{node=~"(a+)+$"}', quality, {
    isDemo: true,
  }),
  trace('a trace of 200 000 spans (Tempo)', 'tempo', 200_000, /200000 spans/),
  trace('a trace of 200 000 spans (Jaeger)', 'jaeger', 200_000, /200000 spans/),
  trace('a trace of 50 000 spans', 'tempo', 50_000, /the data/),
  query('$constructor in an expression', /the data/, 'series(1) # $constructor ${__proto__}', quality),
  query(
    '__proto__ among the labels of an SLO',
    /./,
    'series(2)',
    { kind: 'slo', good: 'a', total: 'b', by: ['__proto__'] },
    { model: { inputs: ['a', 'b'].map((refId) => ({ refId, expr: 'series(2)' })) } }
  ),
  query('a feature twice', /features/, 'series(6)', { kind: 'cluster', features: ['mean', 'mean'] }),
  query('a step of 1e300 ms', /stepMs/, 'series(1)', quality, { model: { stepMs: 1e300 } }),
];
