import { afterEach, describe, expect, it } from 'vitest';
import { runQuery } from '../../../../../src/backend/query/answer/runQuery';
import { type WireFrame } from '../../../../../src/frames/schema/wireFrame';
import { type Answer, type FakeServer, startFakeServer } from '../../../../contract/upstreams/fakeServer';
import { upstreamsOf } from '../upstreamsOf';
import { column, fieldNames, rowsOf } from './readFrame';

const traceId = '7b5a2f0c9d1e4a63';
const startMs = 1_700_000_000_000;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface SpanSpec {
  readonly id: string;
  readonly parent?: string;
  readonly service: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly tags?: Readonly<Record<string, string | boolean>>;
}

/** A shop's checkout: two calls one after the other, twelve queries of one kind, and a failure. */
const checkout: readonly SpanSpec[] = [
  { id: 'a', service: 'shop', name: 'checkout', from: 0, to: 1000 },
  { id: 'b', parent: 'a', service: 'stock', name: 'reserve', from: 0, to: 300 },
  {
    id: 'c',
    parent: 'a',
    service: 'payment',
    name: 'charge',
    from: 300,
    to: 800,
    tags: { error: true, 'otel.status_description': 'card refused' },
  },
  ...Array.from({ length: 12 }, (_, i) => ({
    id: `q${i}`,
    parent: 'b',
    service: 'stock',
    name: 'select',
    from: 20 * i,
    to: 20 * i + 20,
    tags: { 'db.statement': `SELECT * FROM item WHERE id = ${i}` },
  })),
];

function jaegerAnswer(spans: readonly SpanSpec[]): Answer {
  const services = [...new Set(spans.map(({ service }) => service))];
  const data = [
    {
      traceID: traceId,
      spans: spans.map(({ id, parent, service, name, from, to, tags = {} }) => ({
        traceID: traceId,
        spanID: id,
        operationName: name,
        references: parent === undefined ? [] : [{ refType: 'CHILD_OF', traceID: traceId, spanID: parent }],
        startTime: 1000 * (startMs + from),
        duration: 1000 * (to - from),
        tags: Object.entries(tags).map(([key, value]) => ({ key, type: 'x', value })),
        processID: service,
      })),
      processes: Object.fromEntries(services.map((serviceName) => [serviceName, { serviceName }])),
    },
  ];
  return { body: JSON.stringify({ data, errors: null }) };
}

async function ask(
  analysis: object,
  { isFromAlert = false, spans = checkout, query = traceId, upstream = 'traces', alertColumn = '' } = {}
): Promise<readonly WireFrame[]> {
  server = await startFakeServer(() => jaegerAnswer(spans));
  const upstreams = upstreamsOf({ name: 'traces', kind: 'jaeger', url: server.url }, { name: 'demo', kind: 'demo' });
  const model = {
    inputs: [{ refId: 'a', query, upstream }],
    analysis: { kind: 'trace', ...analysis },
    ...(alertColumn === '' ? {} : { alertColumn }),
  };
  const request = { refId: 'A', queryType: '', model, intervalMs: 1000, maxDataPoints: 100, fromMs: 0, toMs: 1 };
  return runQuery(request, upstreams, isFromAlert, new AbortController().signal);
}

describe('a trace query', () => {
  it('tells where the time goes, what could be faster, and what failed', async () => {
    const [frame] = await ask({});
    const rows = rowsOf(frame);
    expect(
      rows.map(({ kind, service, operation, time, share, savings }) => [kind, service, operation, time, share, savings])
    ).toEqual([
      ['bottleneck', 'payment', 'charge', 500, 0.5, NaN],
      ['parallel calls', 'shop', 'checkout', 800, 0.8, 300],
      ['parallel calls', 'stock', 'reserve', 240, 0.24, 220],
      ['repeated queries', 'stock', 'reserve', 240, 0.24, 220],
      ['error', 'payment', 'charge', 500, 0.5, NaN],
    ]);
    expect(column(frame, 'finding')).toEqual(
      expect.arrayContaining([
        'charge of payment took 500 ms of its own, 50 % of the trace',
        'checkout of shop makes 2 calls one after the other (reserve of stock, charge of payment); at once they would take up to 300 ms less',
        'reserve of stock runs the same query 12 times; one for all would take up to 220 ms less',
        'charge of payment failed: card refused',
      ])
    );
    expect(column(frame, 'trace')[0]).toBe(traceId);
    expect(frame?.meta?.executedQueryString).toBe(`a: ${traceId}`);
  });

  it('divides the latency over the services', async () => {
    const [frame] = await ask({ format: 'services' });
    expect(rowsOf(frame).map(({ service, time, spans, errors }) => [service, time, spans, errors])).toEqual([
      ['payment', 500, 1, 1],
      ['stock', 300, 13, 0],
      ['shop', 200, 1, 0],
    ]);
    expect(column(frame, 'share')).toEqual([0.5, 0.3, 0.2]);
  });

  it("gives the spans in the fields of Grafana's trace view", async () => {
    const [frame] = await ask({ format: 'spans' });
    expect(frame?.meta?.preferredVisualisationType).toBe('trace');
    expect(rowsOf(frame)[0]).toMatchObject({
      traceID: traceId,
      spanID: 'a',
      parentSpanID: null,
      operationName: 'checkout',
      serviceName: 'shop',
      startTime: startMs,
      duration: 1000,
      statusCode: 0,
    });
    expect(rowsOf(frame).find(({ spanID }) => spanID === 'c')).toMatchObject({
      parentSpanID: 'a',
      startTime: startMs + 300,
      statusCode: 2,
      statusMessage: 'card refused',
      serviceTags: '[{"key":"service.name","value":"payment"}]',
    });
    const tags: unknown = JSON.parse(String(rowsOf(frame).find(({ spanID }) => spanID === 'c')?.['tags']));
    expect(tags).toContainEqual({ key: 'error', value: true });
  });

  it('gives alert rules the number of insights of each kind, also where there are none', async () => {
    const [frame] = await ask({ format: 'spans' }, { isFromAlert: true });
    expect(frame?.meta?.type).toBe('numeric-long');
    expect(fieldNames(frame)).toEqual(['trace', 'kind', 'insights']);
    expect(rowsOf(frame).map(({ kind, insights }) => [kind, insights])).toEqual([
      ['bottleneck', 1],
      ['parallel_calls', 2],
      ['repeated_queries', 1],
      ['many_queries', 0],
      ['error', 1],
    ]);
    await server?.close();
    const [share] = await ask({}, { isFromAlert: true, alertColumn: 'greatest share' });
    expect(column(share, 'greatest share')).toEqual([0.5, 0.8, 0.24, 0, 0.5]);
  });

  it('takes the thresholds that it is given', async () => {
    const [frame] = await ask({ minExclusiveShare: 0.6, maxDatabaseSpans: 12 });
    expect(new Set(column(frame, 'kind'))).toEqual(new Set(['parallel calls', 'error']));
  });

  it('warns of spans whose parent is missing', async () => {
    const [frame] = await ask({}, { spans: checkout.filter(({ id }) => id !== 'b') });
    expect(frame?.meta?.notices).toEqual([
      { severity: 'warning', text: `12 spans of ${traceId} have a parent that is not in the trace` },
    ]);
  });

  it('says what is wrong with an input', async () => {
    await expect(ask({}, { query: ' ' })).rejects.toThrow(
      'input a: write a trace id, up to 32 hexadecimal digits, or a search'
    );
    await server?.close();
    await expect(ask({}, { upstream: 'demo' })).rejects.toThrow(
      'input a: its upstream has no traces; choose a Tempo or a Jaeger'
    );
    await server?.close();
    await expect(ask({ format: 'gantt' })).rejects.toThrow(/analysis\.format: /);
  });
});
