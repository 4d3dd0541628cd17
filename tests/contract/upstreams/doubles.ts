import { type QueryInput } from '../../../src/protocol/query';
import { type Answer, type ReceivedRequest } from './fakeServer';

/** How the contract suite meets one kind of upstream: what it asks, and what a store of that kind would answer. */
export interface UpstreamDouble {
  readonly input: QueryInput;
  /** Undefined for kinds that need no server. */
  readonly server?: {
    readonly settings: Readonly<Record<string, unknown>>;
    /** Answers with two series of three samples each, of which one value is missing. */
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

/** One double for each kind of the registry: a kind without one fails the suite. */
export const upstreamDoubles: Readonly<Record<string, UpstreamDouble>> = {
  prometheus: {
    input: { refId: 'a', expr: 'latency', legend: '{{service}}' },
    server: {
      settings: {},
      good: ({ path }) =>
        path === '/api/v1/status/buildinfo'
          ? { body: JSON.stringify({ status: 'success', data: { version: '2.53.0' } }) }
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
  influxdb: {
    input: { refId: 'a', query: 'SELECT value FROM latency WHERE $timeFilter GROUP BY service', legend: '{{service}}' },
    server: {
      settings: { database: 'shop' },
      good: ({ parameters }) =>
        parameters.get('q') === 'SHOW DATABASES'
          ? {
              body: JSON.stringify({
                results: [{ series: [{ name: 'databases', columns: ['name'], values: [['shop']] }] }],
              }),
            }
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
            },
      bad: { status: 400, body: JSON.stringify({ error: 'error parsing query: found EOF' }) },
      badText: 'error parsing query: found EOF',
    },
  },
  demo: { input: { refId: 'a', expr: 'shop_service_latency_ms', legend: '{{service}}' } },
};
