import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApplication } from '../../../../src/backend/query/application';
import { encodeArrowFrames } from '../../../../src/frames/arrow/encodeArrowFrames';
import { upstreamDoubles } from '../../../contract/upstreams/doubles';
import { type Answer, type FakeServer, startFakeServer } from '../../../contract/upstreams/fakeServer';
import { instanceContext } from '../instanceContext';
import { faultLogger } from '../faultLogger';
import { anything, cases, like, mostMs, textLike } from './anything';

const never = new AbortController().signal;

interface Store {
  readonly kind: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The input of a query; each time another one, since answers are kept. */
  readonly input: (round: number) => Readonly<Record<string, unknown>>;
  readonly analyses: readonly string[];
  readonly good: string;
}

const series = ['quality', 'anomaly', 'correlation', 'cluster', 'aggregate', 'eventImpact'];

function ofDouble(kind: string, input: Store['input'], analyses = series): Store {
  const double = upstreamDoubles[kind]?.server;
  const answer = double?.good({
    ...{ method: 'GET', path: '/', url: '/', parameters: new URLSearchParams(), headers: {}, body: '' },
  });
  if (double === undefined || answer === undefined || answer === 'drop') {
    throw new Error(`there is no double of ${kind}`);
  }
  return { kind, settings: double.settings, input, analyses, good: answer.body };
}

const flux = [
  '#datatype,string,long,dateTime:RFC3339,double,string,string',
  '#group,false,false,false,false,true,true',
  '#default,_result,,,,,',
  ',result,table,_time,_value,_field,_measurement',
  ...Array.from({ length: 6 }, (_, i) => `,,${i % 2},1970-01-01T00:0${i}:00Z,${i % 3},v,"m ""x"""`),
  '',
  '',
].join('\r\n');
const lines = JSON.stringify({
  status: 'success',
  data: {
    resultType: 'streams',
    result: [
      {
        stream: { app: 'a' },
        values: [
          ['1000000000', 'GET /a 200 5ms'],
          ['61000000000', 'error: x=1'],
        ],
      },
    ],
  },
});
const rows = JSON.stringify(
  Array.from({ length: 4 }, (_, i) => ({ time: `1970-01-01T00:0${i}:00`, host: 'a', usage: i }))
);

const stores: readonly Store[] = [
  ofDouble('prometheus', (round) => ({ expr: `x # ${round}` })),
  ofDouble('influxdb', (round) => ({ query: `SELECT v FROM m -- ${round}` })),
  ofDouble('loki', (round) => ({ expr: `rate({a="${round}"}[1m])` })),
  { ...ofDouble('loki', (round) => ({ expr: `{a="${round}"}` })), good: lines },
  {
    ...ofDouble('influxdb', (round) => ({ query: `buckets() // ${round}` })),
    settings: { language: 'flux', organization: 'o' },
    good: flux,
  },
  {
    ...ofDouble('influxdb', (round) => ({ query: `SELECT 1 -- ${round}` })),
    settings: { language: 'sql', database: 'd' },
    good: rows,
  },
  ofDouble('tempo', (round) => ({ query: (round + 1).toString(16) }), ['trace']),
  ofDouble('jaeger', (round) => ({ query: (round + 1).toString(16) }), ['trace']),
];

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

describe.each(stores.map((store) => [`${store.kind} ${store.good.slice(0, 20)}`, store] as const))(
  'any answer of %s',
  (_, store) => {
    let server: FakeServer;
    let answer: Answer;
    let round = 0;
    const faults: string[] = [];
    const application = createApplication(
      undefined,
      faultLogger((message, error) => faults.push(`${message}: ${String(error)}`))
    );
    beforeAll(async () => {
      server = await startFakeServer(() => answer);
    });
    afterAll(() => server.close());

    const someBody = fc.oneof(
      {
        weight: 6,
        arbitrary: like(json(store.good)).map((value) =>
          typeof value === 'string' ? value : String(JSON.stringify(value))
        ),
      },
      { weight: 4, arbitrary: textLike(store.good) },
      { weight: 1, arbitrary: anything.map((value) => JSON.stringify(value)) }
    );
    const someStatus = fc.oneof(
      { weight: 8, arbitrary: fc.constant(200) },
      { weight: 1, arbitrary: fc.constantFrom(204, 400, 401, 404, 500) }
    );

    it(`is data, or an error that names the store, in ${cases} cases`, async () => {
      const context = instanceContext({
        jsonData: {
          upstreams: [{ name: 'store', kind: store.kind, url: server.url, timeoutMs: mostMs, ...store.settings }],
        },
      });
      await fc.assert(
        fc.asyncProperty(someBody, someStatus, fc.constantFrom(...store.analyses), async (body, status, kind) => {
          answer = { status, body: status === 204 ? '' : body };
          round += 1;
          const events = kind === 'eventImpact' ? { events: [{ timeMs: 60_000 }] } : {};
          const model = {
            inputs: [{ refId: 'a', ...store.input(round) }],
            analysis: { kind, ...events },
            stepMs: 60_000,
          };
          const query = {
            refId: 'A',
            queryType: '',
            model,
            fromMs: 0,
            toMs: 300_000,
            intervalMs: 60_000,
            maxDataPoints: 9,
          };
          const startMs = performance.now();
          const request = { context, headers: new Map<string, string>(), queries: [query] };
          const outcome = (await application.queryData(request, never)).get('A');
          expect(performance.now() - startMs).toBeLessThan(mostMs);
          expect(faults).toEqual([]);
          if (outcome?.ok === true) {
            encodeArrowFrames(outcome.value);
          } else {
            expect(outcome?.error.source).toBe('downstream');
            expect(outcome?.error.message).toMatch(/store|input|series|trace|event/);
            expect(outcome?.error.message.length).toBeLessThan(2000);
          }
        }),
        { numRuns: cases }
      );
    }, 3_600_000);
  }
);
