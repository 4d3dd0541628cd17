import { attributesOf, nanoseconds } from './otlp';

/** A span of a test's trace: named by its id, from and to milliseconds after the trace's start. */
interface SpanOf {
  readonly service: string;
  readonly name: string;
  readonly id: string;
  readonly parent?: string;
  readonly from: number;
  readonly to: number;
  readonly more?: object;
}

/** Traces that stores are sent, by their ids. */
export const traceIds = {
  /** A checkout whose payment fails, with twelve like queries. */
  checkout: '0000000000000000a5b5c5d5e5f50501',
  /** Attributes of every form that OTLP has, events, links, a state. */
  odd: '1b5a2f0c9d1e4a637b5a2f0c9d1e4a02',
  /** Its root is not there. */
  orphaned: '2b5a2f0c9d1e4a637b5a2f0c9d1e4a03',
  /** The database's clock is two seconds behind. */
  skewed: '3b5a2f0c9d1e4a637b5a2f0c9d1e4a04',
  /** Spans sent twice. */
  doubled: '4b5a2f0c9d1e4a637b5a2f0c9d1e4a05',
  /** A client and a server under one id. */
  shared: '5b5a2f0c9d1e4a637b5a2f0c9d1e4a06',
  /** A span that is its own parent. */
  ring: '6b5a2f0c9d1e4a637b5a2f0c9d1e4a07',
  /** Three hundred calls, of more than two seconds in all. */
  great: '7b5a2f0c9d1e4a637b5a2f0c9d1e4a08',
} as const;
export const greatSpans = 301;

const odd = {
  attributes: [
    { key: 'list', value: { arrayValue: { values: [{ stringValue: 'a' }, { intValue: '1' }] } } },
    { key: 'map', value: { kvlistValue: { values: [{ key: 'k', value: { stringValue: 'v' } }] } } },
    { key: 'bytes', value: { bytesValue: 'AAECAw==' } },
    { key: 'long', value: { intValue: '9223372036854775807' } },
    { key: 'ratio', value: { doubleValue: 0.25 } },
    { key: 'flag', value: { boolValue: true } },
    { key: 'empty', value: {} },
    { key: 'text', value: { stringValue: 'ü "quoted"\n' } },
    ...attributesOf({ 'http.route': '/odd' }),
  ],
  events: [{ name: 'exception', timeUnixNano: '1', attributes: attributesOf({ 'exception.message': 'handled' }) }],
  links: [{ traceId: traceIds.checkout, spanId: '00000000000000a1' }],
  traceState: 'a=b',
};

const traces: Readonly<Record<keyof typeof traceIds, readonly SpanOf[]>> = {
  checkout: [
    { service: 'shop', name: 'checkout', id: '00000000000000a1', from: 0, to: 1000, more: { kind: 2 } },
    { service: 'stock', name: 'reserve', id: '00000000000000b2', parent: '00000000000000a1', from: 10, to: 300 },
    {
      service: 'payment',
      name: 'charge',
      id: '00000000000000c3',
      parent: '00000000000000a1',
      from: 320,
      to: 900,
      more: { kind: 3, status: { code: 2, message: 'card refused' } },
    },
    ...Array.from({ length: 12 }, (_, i) => ({
      service: 'stock',
      name: 'select',
      id: `00000000000001${(10 + i).toString(16).padStart(2, '0')}`,
      parent: '00000000000000b2',
      from: 20 + 20 * i,
      to: 40 + 20 * i,
      more: {
        attributes: attributesOf({ 'db.system': 'postgresql', 'db.statement': `SELECT * FROM item WHERE id = ${i}` }),
      },
    })),
  ],
  odd: [
    { service: 'shop', name: 'odd', id: 'f0000000000000a1', from: 0, to: 50, more: odd },
    { service: '', name: '', id: 'f0000000000000a2', parent: 'f0000000000000a1', from: 10, to: 20 },
  ],
  orphaned: [{ service: 'shop', name: 'late', id: '00000000000000a1', parent: '00000000000000ff', from: 0, to: 30 }],
  skewed: [
    { service: 'shop', name: 'read', id: '00000000000000a1', from: 0, to: 100, more: { kind: 3 } },
    {
      service: 'database',
      name: 'select',
      id: '00000000000000a2',
      parent: '00000000000000a1',
      from: -2000,
      to: -1960,
      more: { kind: 2 },
    },
  ],
  doubled: [1, 2].flatMap(() => [
    { service: 'shop', name: 'twice', id: '00000000000000a1', from: 0, to: 10 },
    { service: 'shop', name: 'child', id: '00000000000000a2', parent: '00000000000000a1', from: 2, to: 4 },
  ]),
  shared: [
    { service: 'shop', name: 'call', id: '00000000000000a1', from: 0, to: 50, more: { kind: 3 } },
    { service: 'stock', name: 'serve', id: '00000000000000a1', from: 10, to: 40, more: { kind: 2 } },
    { service: 'stock', name: 'query', id: '00000000000000a2', parent: '00000000000000a1', from: 20, to: 30 },
  ],
  ring: [
    { service: 'shop', name: 'itself', id: '00000000000000a1', parent: '00000000000000a1', from: 0, to: 10 },
    { service: 'shop', name: 'child', id: '00000000000000a2', parent: '00000000000000a1', from: 2, to: 4 },
  ],
  great: Array.from({ length: greatSpans }, (_, i) => ({
    service: 'shop',
    name: i === 0 ? 'batch' : 'item',
    id: (i + 1).toString(16).padStart(16, '0'),
    ...(i === 0 ? {} : { parent: '0000000000000001' }),
    from: 7 * i,
    to: i === 0 ? 7 * greatSpans : 7 * i + 7,
  })),
};

/** The traces as OTLP requests, a trace each, in the order of their begin: a minute apart from a time on. */
export function* tracesAsOtlp(fromMs: number): Generator<object> {
  for (const [i, name] of traceNames.entries()) {
    const startMs = fromMs + 60_000 * i;
    const resourceSpans = traces[name].map(({ service, name: operation, id, parent, from, to, more = {} }) => ({
      resource: { attributes: service === '' ? [] : attributesOf({ 'service.name': service }) },
      scopeSpans: [
        {
          spans: [
            {
              traceId: traceIds[name],
              spanId: id,
              ...(parent === undefined ? {} : { parentSpanId: parent }),
              name: operation,
              kind: 1,
              startTimeUnixNano: nanoseconds(startMs + from),
              endTimeUnixNano: nanoseconds(startMs + to),
              ...more,
            },
          ],
        },
      ],
    }));
    yield { resourceSpans };
  }
}

export const traceNames = ['checkout', 'odd', 'orphaned', 'skewed', 'doubled', 'shared', 'ring', 'great'] as const;
