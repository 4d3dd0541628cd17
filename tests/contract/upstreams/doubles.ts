import { demoUpstream } from '../../../src/backend/upstreams/demo/demoUpstream';
import { type Upstream } from '../../../src/backend/upstreams/upstream';
import { type QueryInput } from '../../../src/protocol/query';
import { type Answer, type ReceivedRequest } from './fakeServer';

/** How the contract suite meets one kind of upstream: what it asks, and what a store of that kind would answer. */
export interface UpstreamDouble {
  /** The input of a series query; undefined for kinds that have traces only. */
  readonly input?: QueryInput;
  /** The id of a trace; undefined for kinds that have none. */
  readonly traceId?: string;
  /** Labels that it lists, of which "service" is one with several values; undefined where it lists none. */
  readonly listsLabels?: readonly string[];
  /** The settings of kinds that need no server of their own, and the stores that they ask instead. */
  readonly alone?: {
    readonly settings: Readonly<Record<string, unknown>>;
    readonly stores: Readonly<Record<string, () => Upstream>>;
  };
  /** Undefined for kinds that need no server. */
  readonly server?: {
    readonly settings: Readonly<Record<string, unknown>>;
    /**
     * Answers with two series of three samples each, of which one value is missing; or with a trace: "checkout" of
     * "shop", 0 to 100 ms, and its child "select" of "database", 10 to 90 ms, which failed.
     */
    readonly good: (request: ReceivedRequest) => Answer;
    /** An error in the store's own format. */
    readonly bad: Answer;
    readonly badText: string;
  };
}

const series = (service: string, values: readonly string[]): unknown => ({
  metric: { __name__: 'latency', service },
  values: values.map((value, i) => [1000 + i * 60, value]),
});

/** As Tempo writes it: ids in base64, times in nanoseconds as text. */
const shopSpan = {
  traceId: 'AAAAAAAAAAB7Wi8MnR5KYw==',
  spanId: 'AAAAAAAAAKE=',
  name: 'checkout',
  kind: 'SPAN_KIND_SERVER',
  startTimeUnixNano: '1700000000000000001',
  endTimeUnixNano: '1700000000100000001',
};
const databaseSpan = {
  ...shopSpan,
  spanId: 'AAAAAAAAAKI=',
  parentSpanId: shopSpan.spanId,
  name: 'select',
  kind: 'SPAN_KIND_CLIENT',
  startTimeUnixNano: '1700000000010000001',
  endTimeUnixNano: '1700000000090000001',
  status: { code: 'STATUS_CODE_ERROR' },
};

const otlp = (service: string, span: unknown): unknown => ({
  resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
  scopeSpans: [{ scope: { name: 'x' }, spans: [span] }],
});

/** As Jaeger writes it: times in microseconds. */
const jaegerSpan = {
  traceID: '7b5a2f0c9d1e4a63',
  flags: 1,
  startTime: 1_700_000_000_000_000,
  references: [],
  tags: [],
  logs: [],
};

/** As Grafana's interface writes a frame. */
const grafanaFrame = (service: string, values: ReadonlyArray<number | null>, notices: readonly string[]): unknown => ({
  schema: {
    refId: 'A',
    meta: { notices: notices.map((text) => ({ severity: 'warning', text })) },
    fields: [
      { name: 'Time', type: 'time', typeInfo: { frame: 'time.Time' } },
      {
        name: 'Value',
        type: 'number',
        labels: { __name__: 'latency', service },
        config: { displayNameFromDS: service },
      },
    ],
  },
  data: { values: [[1_000_000, 1_060_000, 1_120_000], values] },
});

const openDemo = (): Upstream => demoUpstream.open({ name: 'demo', kind: 'demo' }, {});

/** As InfluxDB 1 answers what lists. */
const influxLists: ReadonlyMap<string, unknown> = new Map([
  ['SHOW DATABASES', [{ name: 'databases', columns: ['name'], values: [['shop']] }]],
  ['SHOW TAG KEYS', ['latency', 'errors'].map((name) => ({ name, columns: ['tagKey'], values: [['service']] }))],
  [
    'SHOW TAG VALUES',
    ['latency', 'errors'].map((name) => ({
      name,
      columns: ['key', 'value'],
      values: [
        ['service', 'a'],
        ['service', 'b'],
      ],
    })),
  ],
]);

/** One double for each kind of the registry: a kind without one fails the suite. */
export const upstreamDoubles: Readonly<Record<string, UpstreamDouble>> = {
  prometheus: {
    input: { refId: 'a', expr: 'latency', legend: '{{service}}' },
    listsLabels: ['__name__', 'service'],
    server: {
      settings: {},
      good: ({ path }) =>
        path === '/api/v1/status/buildinfo'
          ? { body: JSON.stringify({ status: 'success', data: { version: '2.53.0' } }) }
          : path === '/api/v1/labels'
            ? { body: JSON.stringify({ status: 'success', data: ['__name__', 'service'] }) }
            : path === '/api/v1/label/service/values'
              ? { body: JSON.stringify({ status: 'success', data: ['a', 'b'] }) }
              : {
                  body: JSON.stringify({
                    status: 'success',
                    data: {
                      resultType: 'matrix',
                      result: [series('a', ['1', '2.5', '1e-320']), series('b', ['7', 'NaN', '9'])],
                    },
                    warnings: ['a store is down'],
                  }),
                },
      bad: {
        status: 400,
        body: JSON.stringify({ status: 'error', errorType: 'bad_data', error: 'parse error at char 5' }),
      },
      badText: 'bad_data: parse error at char 5',
    },
  },
  grafana: {
    input: { refId: 'a', query: '{"expr": "latency"}', legend: '{{service}}' },
    server: {
      settings: { dataSources: ['metrics'] },
      good: ({ path }) =>
        path === '/api/ds/query'
          ? {
              body: JSON.stringify({
                results: {
                  A: {
                    status: 200,
                    frames: [
                      grafanaFrame('a', [1, 2.5, 1e-320], ['a store is down']),
                      grafanaFrame('b', [7, null, 9], []),
                    ],
                  },
                },
              }),
            }
          : {
              body: JSON.stringify(
                path === '/api/health' ? { database: 'ok', version: '12.3.0' } : { status: 'OK', message: 'well' }
              ),
            },
      bad: { status: 400, body: JSON.stringify({ message: 'parse error at char 5' }) },
      badText: 'parse error at char 5',
    },
  },
  influxdb: {
    input: { refId: 'a', query: 'SELECT value FROM latency WHERE $timeFilter GROUP BY service', legend: '{{service}}' },
    listsLabels: ['__name__', 'service'],
    server: {
      settings: { database: 'shop' },
      good: ({ parameters }) => {
        const list = influxLists.get(/^SHOW \w+ ?\w*/.exec(parameters.get('q') ?? '')?.[0] ?? '');
        return list !== undefined
          ? { body: JSON.stringify({ results: [{ series: list }] }) }
          : {
              body: JSON.stringify({
                results: [
                  {
                    messages: [{ level: 'warning', text: 'a store is down' }],
                    series: [
                      {
                        name: 'latency',
                        tags: { service: 'a' },
                        columns: ['time', 'value'],
                        values: [
                          [1000000, 1],
                          [1060000, 2.5],
                          [1120000, 1e-320],
                        ],
                      },
                      {
                        name: 'latency',
                        tags: { service: 'b' },
                        columns: ['time', 'value'],
                        values: [
                          [1000000, 7],
                          [1060000, null],
                          [1120000, 9],
                        ],
                      },
                    ],
                  },
                ],
              }),
            };
      },
      bad: { status: 400, body: JSON.stringify({ error: 'error parsing query: found EOF' }) },
      badText: 'error parsing query: found EOF',
    },
  },
  loki: {
    input: { refId: 'a', expr: 'sum by (service) (rate({app="shop"}[1m]))', legend: '{{service}}' },
    listsLabels: ['app', 'service'],
    server: {
      settings: {},
      good: ({ path }) =>
        path === '/loki/api/v1/status/buildinfo'
          ? { body: JSON.stringify({ version: '3.1.0' }) }
          : path.startsWith('/loki/api/v1/label')
            ? {
                body: JSON.stringify({
                  status: 'success',
                  data: path.endsWith('/labels') ? ['app', 'service'] : ['a', 'b'],
                }),
              }
            : {
                body: JSON.stringify({
                  status: 'success',
                  data: {
                    resultType: 'matrix',
                    result: [series('a', ['1', '2.5', '1e-320']), series('b', ['7', 'NaN', '9'])],
                    stats: { summary: { totalLinesProcessed: 6 } },
                  },
                  warnings: ['a store is down'],
                }),
              },
      bad: {
        status: 400,
        body: 'parse error at line 1, col 5: syntax error: unexpected IDENTIFIER\n',
        headers: { 'content-type': 'text/plain' },
      },
      badText: 'parse error at line 1, col 5: syntax error: unexpected IDENTIFIER',
    },
  },
  tempo: {
    traceId: '7b5a2f0c9d1e4a63',
    server: {
      settings: {},
      good: ({ path }) => ({
        body:
          path === '/api/search'
            ? JSON.stringify({ traces: [], metrics: {} })
            : JSON.stringify({ batches: [otlp('shop', shopSpan), otlp('database', databaseSpan)] }),
      }),
      bad: { status: 400, body: 'invalid start: cannot parse' },
      badText: 'HTTP 400, "invalid start: cannot parse"',
    },
  },
  jaeger: {
    traceId: '7b5a2f0c9d1e4a63',
    server: {
      settings: {},
      good: () => ({
        body: JSON.stringify({
          data: [
            {
              traceID: '7b5a2f0c9d1e4a63',
              spans: [
                { ...jaegerSpan, spanID: 'a1', operationName: 'checkout', duration: 100_000, processID: 'p1' },
                {
                  ...jaegerSpan,
                  spanID: 'a2',
                  operationName: 'select',
                  startTime: jaegerSpan.startTime + 10_000,
                  duration: 80_000,
                  processID: 'p2',
                  references: [{ refType: 'CHILD_OF', traceID: '7b5a2f0c9d1e4a63', spanID: 'a1' }],
                  tags: [{ key: 'error', type: 'bool', value: true }],
                },
              ],
              processes: { p1: { serviceName: 'shop' }, p2: { serviceName: 'database', tags: [] } },
            },
          ],
          errors: null,
        }),
      }),
      bad: { status: 400, body: JSON.stringify({ data: null, errors: [{ code: 400, msg: 'invalid trace id' }] }) },
      badText: 'invalid trace id',
    },
  },
  tiered: {
    input: { refId: 'a', expr: 'shop_service_latency_ms', legend: '{{service}}' },
    listsLabels: ['__name__', 'service'],
    alone: {
      settings: { stores: ['young', 'old'], ages: ['15d'] },
      stores: { young: openDemo, old: openDemo },
    },
  },
  demo: {
    input: { refId: 'a', expr: 'shop_service_latency_ms', legend: '{{service}}' },
    listsLabels: ['__name__', 'service'],
  },
};
