import { afterEach, describe, expect, it } from 'vitest';
import { runQuery } from '../../../../src/backend/query/answer/runQuery';
import {
  type Answer,
  type FakeServer,
  type ReceivedRequest,
  startFakeServer,
} from '../../../contract/upstreams/fakeServer';
import { upstreamsOf } from '../query/upstreamsOf';

const never = new AbortController().signal;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const fromMs = 1_700_000_000_000;
const toMs = fromMs + 3_600_000;
const idOf = (n: number) => `${n}`.repeat(32);

/** What a query shows of traces that a store finds. */
async function find(kind: string, query: string, answer: (request: ReceivedRequest) => Answer, options: object = {}) {
  server = await startFakeServer(answer);
  const opened = upstreamsOf({ name: 's', kind, url: server.url });
  const model = { inputs: [{ refId: 'a', query }], analysis: { kind: 'trace', format: 'traces', ...options } };
  const asked = { refId: 'A', queryType: '', model, fromMs, toMs, intervalMs: 60_000, maxDataPoints: 100 };
  const [frame] = await runQuery(asked, opened, false, never);
  const columns = new Map(frame?.fields.map(({ name, values }) => [name, [...values]]));
  return { columns, notices: frame?.meta?.notices?.map(({ text }) => text) ?? [] };
}

/** A store with three traces of 10, 20 and 30 ms, the first the newest; the second failed. */
const otlpTrace = (n: number) => ({
  batches: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'web' } }] },
      scopeSpans: [
        {
          spans: [
            {
              traceId: idOf(n),
              spanId: '00000000000000a1',
              name: 'GET /',
              startTimeUnixNano: `${fromMs + 100 - n}000000`,
              endTimeUnixNano: `${fromMs + 100 - n + 10 * n}000000`,
              status: n === 2 ? { code: 2 } : {},
            },
          ],
        },
      ],
    },
  ],
});
const tempo = ({ path }: ReceivedRequest): Answer => ({
  body: JSON.stringify(
    path === '/api/search'
      ? {
          traces: [1, 2, 3].map((n) => ({
            traceID: idOf(n),
            startTimeUnixNano: `${fromMs + 100 - n}000000`,
            durationMs: 10 * n,
          })),
        }
      : otlpTrace(Number(path.slice(-1)))
  ),
});

describe('a search of Tempo', () => {
  it('asks for the time in seconds, and shows the slowest first', async () => {
    const { columns } = await find('tempo', '{ status = error }', tempo, { maxTraces: 2 });
    expect(columns.get('trace')).toEqual([idOf(3), idOf(2)]);
    expect(columns.get('duration')).toEqual([30, 20]);
    expect(columns.get('errors')).toEqual([0, 1]);
    expect(columns.get('service')).toEqual(['web', 'web']);
    const search = server?.requests.find(({ path }) => path === '/api/search')?.parameters;
    expect(Object.fromEntries(search ?? [])).toEqual({
      q: '{ status = error }',
      start: String(fromMs / 1000),
      end: String(toMs / 1000),
      limit: '10',
    });
  });

  it('or the newest, where they are asked for', async () => {
    const { columns } = await find('tempo', '{}', tempo, { maxTraces: 2, order: 'newest' });
    expect(columns.get('trace')).toEqual([idOf(1), idOf(2)]);
  });

  it('that finds nothing is no error, and it is said', async () => {
    const { columns, notices } = await find('tempo', '{}', () => ({ body: '{"traces":[],"metrics":{}}' }));
    expect(columns.get('trace')).toEqual([]);
    expect(notices).toEqual(['input a: no trace of this time matches']);
  });

  it("passes the store's error on", async () => {
    const failing = find('tempo', '{ x', () => ({ status: 400, body: 'invalid TraceQL query: parse error' }));
    await expect(failing).rejects.toThrow(/invalid TraceQL query/);
  });
});

const jaegerTrace = (n: number) => ({
  traceID: idOf(n),
  spans: [
    {
      traceID: idOf(n),
      spanID: 'a1',
      operationName: 'GET /',
      startTime: fromMs * 1000,
      duration: 10_000 * n,
      processID: 'p1',
      tags: [],
    },
  ],
  processes: { p1: { serviceName: 'cart' } },
});

describe('a search of Jaeger', () => {
  it('asks for the time in microseconds, and shows the slowest first', async () => {
    const all = () => ({ body: JSON.stringify({ data: [1, 3, 2].map(jaegerTrace) }) });
    const { columns } = await find('jaeger', 'service=cart&tags={"error":"true"}&minDuration=5ms', all);
    expect(columns.get('duration')).toEqual([30, 20, 10]);
    expect(Object.fromEntries(server?.requests[0]?.parameters ?? [])).toEqual({
      service: 'cart',
      tags: '{"error":"true"}',
      minDuration: '5ms',
      start: String(fromMs * 1000),
      end: String(toMs * 1000),
      limit: '100',
    });
  });

  it.each([
    ['operation=GET', /the service is missing/],
    ['service=cart&raw=1', /"raw" is none of these/],
  ])('%s is refused before it is sent', async (query, reason) => {
    await expect(find('jaeger', query, () => ({ body: '{}' }))).rejects.toThrow(reason);
    expect(server?.requests).toEqual([]);
  });
});
