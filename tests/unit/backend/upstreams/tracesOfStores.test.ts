import { afterEach, describe, expect, it } from 'vitest';
import { runQuery } from '../../../../src/backend/query/answer/runQuery';
import { type WireFrame } from '../../../../src/frames/schema/wireFrame';
import { type Answer, type FakeServer, startFakeServer } from '../../../contract/upstreams/fakeServer';
import { rowsOf } from '../query/analyses/readFrame';
import { upstreamsOf } from '../query/upstreamsOf';

const never = new AbortController().signal;
const traceId = '7b5a2f0c9d1e4a637b5a2f0c9d1e4a63';
const startMs = 1_700_000_000_000;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Json = Readonly<Record<string, unknown>>;

/** What a query of a trace's id shows. */
async function ask(kind: string, answer: Answer, format: string, query = traceId): Promise<readonly WireFrame[]> {
  server = await startFakeServer(() => answer);
  const opened = upstreamsOf({ name: 's', kind, url: server.url });
  const model = { inputs: [{ refId: 'a', query }], analysis: { kind: 'trace', format } };
  const asked = { refId: 'A', queryType: '', model, fromMs: 0, toMs: 1, intervalMs: 60_000, maxDataPoints: 100 };
  return runQuery(asked, opened, false, never);
}

interface Seen {
  /** Service, operation, start after the trace's and duration of each span. */
  readonly spans: ReadonlyArray<readonly [string, string, number, number]>;
  readonly parents: Readonly<Record<string, string>>;
  readonly notices: readonly string[];
}

async function seen(kind: string, body: unknown): Promise<Seen> {
  const frames = await ask(kind, { body: JSON.stringify(body) }, 'spans');
  const rows = rowsOf(frames[0]);
  const first = Math.min(...rows.map((row) => Number(row['startTime'])));
  const nameOf = new Map(rows.map((row) => [row['spanID'], String(row['operationName'])]));
  await server?.close();
  const insights = await ask(kind, { body: JSON.stringify(body) }, 'services');
  return {
    spans: rows.map((row) => [
      String(row['serviceName']),
      String(row['operationName']),
      Math.round(Number(row['startTime']) - first),
      Number(row['duration']),
    ]),
    parents: Object.fromEntries(
      rows.map((row) => [
        String(row['operationName']),
        row['parentSpanID'] === null ? 'root' : (nameOf.get(row['parentSpanID']) ?? 'missing'),
      ])
    ),
    notices: insights[0]?.meta?.notices?.map(({ text }) => text) ?? [],
  };
}

const ns = (ms: number): string => `${BigInt(startMs + ms) * 1_000_000n}`;
const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });

/** A span of OTLP JSON: named by its id, from and to milliseconds after the trace's start. */
const otlp = (name: string, parent: string | undefined, from: number, to: number, more: Json = {}): Json => ({
  traceId,
  spanId: `00000000000000${name}`,
  ...(parent === undefined ? {} : { parentSpanId: `00000000000000${parent}` }),
  name,
  startTimeUnixNano: ns(from),
  endTimeUnixNano: ns(to),
  ...more,
});
const batchOf = (service: string, ...spans: unknown[]): Json => ({
  resource: { attributes: [text('service.name', service)] },
  scopeSpans: [{ spans }],
});
const batches = (...spans: unknown[]): Json => ({ batches: [batchOf('shop', ...spans)] });

const us = (ms: number): number => 1000 * (startMs + ms);
const jaeger = (name: string, parent: string | undefined, from: number, to: number, more: Json = {}): Json => ({
  traceID: traceId,
  spanID: `00000000000000${name}`,
  operationName: name,
  references:
    parent === undefined ? [] : [{ refType: 'CHILD_OF', traceID: traceId, spanID: `00000000000000${parent}` }],
  startTime: us(from),
  duration: 1000 * (to - from),
  tags: [],
  processID: 'p1',
  ...more,
});
const jaegerTrace = (spans: unknown, more: Json = {}): Json => ({
  data: [{ traceID: traceId, spans, processes: { p1: { serviceName: 'shop', tags: [] } }, ...more }],
  errors: null,
});
const jaegerOf = (...spans: unknown[]): Json => jaegerTrace(spans);

const base64 = (hexadecimal: string): string => Buffer.from(hexadecimal, 'hex').toString('base64');
const plain: Seen = {
  spans: [
    ['shop', 'a1', 0, 100],
    ['shop', 'b2', 10, 40],
  ],
  parents: { a1: 'root', b2: 'a1' },
  notices: [],
};
const a1 = otlp('a1', undefined, 0, 100);
const b2 = otlp('b2', 'a1', 10, 50);
const j1 = jaeger('a1', undefined, 0, 100);
const j2 = jaeger('b2', 'a1', 10, 50);
const without = (span: Json, ...names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(span).filter(([name]) => !names.includes(name)));
const odd = (value: unknown): Json => ({ attributes: [{ key: 'odd', value }] });

/** Answers that tell of the same two spans, b2 within a1. */
const alike: ReadonlyArray<readonly [what: string, kind: string, body: unknown]> = [
  ['OTLP', 'tempo', batches(a1, b2)],
  ['OTLP as an SDK writes it', 'tempo', { resourceSpans: [batchOf('shop', a1, b2)] }],
  ["version 2 of Tempo's API", 'tempo', { trace: { resourceSpans: [batchOf('shop', a1, b2)] }, status: 'COMPLETE' }],
  [
    'the name of scopes before OTLP 0.19',
    'tempo',
    { batches: [{ ...batchOf('shop'), instrumentationLibrarySpans: [{ spans: [a1, b2] }] }] },
  ],
  ['a batch for each span', 'tempo', { batches: [batchOf('shop', b2), batchOf('shop', a1)] }],
  [
    'empty batches beside it',
    'tempo',
    { batches: [{}, null, { resource: {} }, batchOf('shop', a1, b2), { scopeSpans: [{}] }] },
  ],
  [
    'scopes with a name and without spans',
    'tempo',
    { batches: [{ ...batchOf('shop', a1, b2), schemaUrl: 'x' }, { scopeSpans: [{ scope: { name: 'lib' } }] }] },
  ],
  [
    'ids in base64',
    'tempo',
    batches(
      { ...a1, traceId: base64(traceId), spanId: base64('00000000000000a1') },
      { ...b2, traceId: base64(traceId), spanId: base64('00000000000000b2'), parentSpanId: base64('00000000000000a1') }
    ),
  ],
  ['ids in capitals', 'tempo', batches({ ...a1, spanId: '00000000000000A1', traceId: traceId.toUpperCase() }, b2)],
  ['ids without leading zeros', 'tempo', batches({ ...a1, spanId: 'a1' }, { ...b2, spanId: 'b2' })],
  ['a parent of zeros', 'tempo', batches({ ...a1, parentSpanId: '0000000000000000' }, b2)],
  ['a parent of zeros in base64', 'tempo', batches({ ...a1, parentSpanId: 'AAAAAAAAAAA=' }, b2)],
  ['an empty parent', 'tempo', batches({ ...a1, parentSpanId: '' }, b2)],
  ['a parent that is null', 'tempo', batches({ ...a1, parentSpanId: null }, b2)],
  ['no id of the trace on one span', 'tempo', batches(without(a1, 'traceId'), b2)],
  ['an empty id of the trace on one span', 'tempo', batches(a1, { ...b2, traceId: '' })],
  [
    'times as numbers',
    'tempo',
    batches({ ...a1, startTimeUnixNano: startMs * 1e6, endTimeUnixNano: (startMs + 100) * 1e6 }, b2),
  ],
  ['spans twice', 'tempo', batches(a1, b2, a1, b2)],
  ['a span before and after its end', 'tempo', batches({ ...a1, endTimeUnixNano: undefined }, b2, a1)],
  [
    'a list as an attribute',
    'tempo',
    batches({ ...a1, ...odd({ arrayValue: { values: [{ stringValue: 'x' }] } }) }, b2),
  ],
  ['an empty list', 'tempo', batches({ ...a1, ...odd({ arrayValue: {} }) }, b2)],
  ['a map', 'tempo', batches({ ...a1, ...odd({ kvlistValue: { values: [text('x', 'y')] } }) }, b2)],
  ['bytes', 'tempo', batches({ ...a1, ...odd({ bytesValue: 'AAE=' }) }, b2)],
  ['an attribute without a value', 'tempo', batches({ ...a1, ...odd(undefined) }, b2)],
  ['one that is null', 'tempo', batches({ ...a1, ...odd(null) }, b2)],
  ['one that is empty', 'tempo', batches({ ...a1, ...odd({}) }, b2)],
  ['not a number', 'tempo', batches({ ...a1, ...odd({ doubleValue: 'NaN' }) }, b2)],
  ['infinity', 'tempo', batches({ ...a1, ...odd({ doubleValue: '-Infinity' }) }, b2)],
  ['an integer of 64 bits', 'tempo', batches({ ...a1, ...odd({ intValue: '9223372036854775807' }) }, b2)],
  ['an integer that is none', 'tempo', batches({ ...a1, ...odd({ intValue: 'many' }) }, b2)],
  ['a boolean as a text', 'tempo', batches({ ...a1, ...odd({ boolValue: 'true' }) }, b2)],
  ['a text of a megabyte', 'tempo', batches({ ...a1, ...odd({ stringValue: 'x'.repeat(1_000_000) }) }, b2)],
  ['a value that is no object', 'tempo', batches({ ...a1, ...odd('text') }, b2)],
  ['a key twice', 'tempo', batches({ ...a1, attributes: [text('k', '1'), text('k', '2')] }, b2)],
  [
    'keys of the language',
    'tempo',
    batches({ ...a1, attributes: [text('__proto__', '1'), text('constructor', '2'), text('toString', '3')] }, b2),
  ],
  ['attributes that are no list', 'tempo', batches({ ...a1, attributes: { k: 'v' } }, b2)],
  ['attributes that are null', 'tempo', batches({ ...a1, attributes: null }, b2)],
  ['a kind that nobody knows', 'tempo', batches({ ...a1, kind: 99 }, { ...b2, kind: 'SPAN_KIND_NEW' })],
  ['a status that is null', 'tempo', batches({ ...a1, status: null }, b2)],
  ['a status without a code', 'tempo', batches({ ...a1, status: { message: 'fine' } }, b2)],
  ['a status of an odd code', 'tempo', batches({ ...a1, status: { code: [] } }, b2)],
  [
    'events and links',
    'tempo',
    batches(
      {
        ...a1,
        events: [{ name: 'exception', attributes: null }],
        links: [{ traceId: 'ff', spanId: 'ee' }],
        traceState: '',
      },
      b2
    ),
  ],
  ['events that are null', 'tempo', batches({ ...a1, events: null, links: null }, b2)],
  [
    'fields that nobody knows',
    'tempo',
    batches({ ...a1, flags: 257, droppedAttributesCount: 3, future: { x: 1 } }, b2),
  ],
  [
    'a service that is a number',
    'tempo',
    {
      batches: [
        {
          ...batchOf('', a1, b2),
          resource: {
            attributes: [
              { key: 'service.name', value: { stringValue: 'shop' } },
              { key: 'service.name.id', value: { intValue: 5 } },
            ],
          },
        },
      ],
    },
  ],
  ['Jaeger', 'jaeger', jaegerOf(j1, j2)],
  ['spans that carry no id of the trace', 'jaeger', jaegerOf(without(j1, 'traceID'), j2)],
  [
    'a trace without its id',
    'jaeger',
    { data: [without({ traceID: traceId, spans: [j1, j2], processes: { p1: { serviceName: 'shop' } } }, 'traceID')] },
  ],
  [
    'references that name no trace',
    'jaeger',
    jaegerOf(j1, { ...j2, references: [{ refType: 'CHILD_OF', spanID: '00000000000000a1' }] }),
  ],
  [
    'references that follow from',
    'jaeger',
    jaegerOf(j1, { ...j2, references: [{ refType: 'FOLLOWS_FROM', traceID: traceId, spanID: '00000000000000a1' }] }),
  ],
  [
    'references into another trace first',
    'jaeger',
    jaegerOf(j1, {
      ...j2,
      references: [
        { refType: 'CHILD_OF', traceID: 'ff', spanID: 'b9' },
        { refType: 'CHILD_OF', traceID: traceId, spanID: '00000000000000a1' },
      ],
    }),
  ],
  [
    'a link before the parent',
    'jaeger',
    jaegerOf(j1, {
      ...j2,
      references: [
        { refType: 'FOLLOWS_FROM', traceID: traceId, spanID: '00000000000000c3' },
        { refType: 'CHILD_OF', traceID: traceId, spanID: '00000000000000a1' },
      ],
    }),
  ],
  ['the old parentSpanID', 'jaeger', jaegerOf(j1, { ...j2, references: [], parentSpanID: '00000000000000a1' })],
  ['references that are null', 'jaeger', jaegerOf({ ...j1, references: null }, j2)],
  ['a parentSpanID of zero', 'jaeger', jaegerOf({ ...j1, parentSpanID: '0' }, j2)],
  [
    'references with zeros',
    'jaeger',
    jaegerOf({ ...j1, references: [{ refType: 'CHILD_OF', traceID: traceId, spanID: '0000000000000000' }] }, j2),
  ],
  ['ids without leading zeros', 'jaeger', jaegerOf({ ...j1, spanID: 'a1' }, { ...j2, spanID: 'b2' })],
  [
    "the trace's id without its zeros in a reference",
    'jaeger',
    jaegerOf(j1, { ...j2, references: [{ refType: 'CHILD_OF', traceID: `000${traceId}`, spanID: 'A1' }] }),
  ],
  ['times as texts', 'jaeger', jaegerOf({ ...j1, startTime: String(us(0)), duration: '100000' }, j2)],
  ['spans twice', 'jaeger', jaegerOf(j1, j1, j2, j2)],
  [
    'processes in the spans',
    'jaeger',
    jaegerTrace(
      [j1, j2].map((span) => ({ ...without(span, 'processID'), process: { serviceName: 'shop' } })),
      { processes: null }
    ),
  ],
  ['tags that are null', 'jaeger', jaegerOf({ ...j1, tags: null }, j2)],
  [
    'tags without values',
    'jaeger',
    jaegerOf({ ...j1, tags: [{ key: 'k' }, { key: 'n', type: 'string', value: null }, {}] }, j2),
  ],
  [
    'tags of bytes and lists',
    'jaeger',
    jaegerOf(
      {
        ...j1,
        tags: [
          { key: 'b', type: 'binary', value: 'AAE=' },
          { key: 'l', value: ['x'] },
          { key: 'o', value: {} },
        ],
      },
      j2
    ),
  ],
  ['tags that are a map', 'jaeger', jaegerOf({ ...j1, tags: { k: 'v' } }, j2)],
  [
    'integers of 64 bits as texts',
    'jaeger',
    jaegerOf({ ...j1, tags: [{ key: 'i', type: 'int64', value: '9223372036854775807' }] }, j2),
  ],
  ['logs with odd fields', 'jaeger', jaegerOf({ ...j1, logs: [{ timestamp: null, fields: null }, null] }, j2)],
  [
    'warnings of the store',
    'jaeger',
    jaegerOf({ ...j1, warnings: ['clock skew adjustment disabled'] }, { ...j2, warnings: null }),
  ],
  [
    'processes that are odd',
    'jaeger',
    jaegerTrace([j1, j2], { processes: { p1: { serviceName: 'shop', tags: null }, p2: null, p3: {} } }),
  ],
  [
    'an empty trace beside it',
    'jaeger',
    { data: [{ traceID: 'ee', spans: [], processes: {} }, ...[jaegerOf(j1, j2)['data']].flat()] },
  ],
  [
    'another trace before it',
    'jaeger',
    {
      data: [
        { traceID: 'ee', spans: [jaeger('c3', undefined, 0, 1)], processes: {} },
        ...[jaegerOf(j1, j2)['data']].flat(),
      ],
    },
  ],
  ['counts of pages', 'jaeger', { ...jaegerOf(j1, j2), total: 0, limit: 0, offset: 0 }],
];

describe('two spans, in whatever way a store tells of them', () => {
  it.each(alike)('%s (%s)', async (_, kind, body) => {
    expect(await seen(kind, body)).toEqual(plain);
  });
});

const lost = (count: number): string => `${count} spans of ${traceId} could not be read and are left out`;
const orphan = (count: number): string => `${count} spans of ${traceId} have a parent that is not in the trace`;
const only: Seen = { spans: [['shop', 'a1', 0, 100]], parents: { a1: 'root' }, notices: [lost(1)] };

/** Spans that cannot be read, beside a1. */
const unreadable: ReadonlyArray<readonly [what: string, kind: string, body: unknown]> = [
  ['no id', 'tempo', batches(a1, without(b2, 'spanId'))],
  ['an empty id', 'tempo', batches(a1, { ...b2, spanId: '' })],
  ['an id of zeros', 'tempo', batches(a1, { ...b2, spanId: '0000000000000000' })],
  ['an id of zeros in base64', 'tempo', batches(a1, { ...b2, spanId: 'AAAAAAAAAAA=' })],
  ['an id that is a number', 'tempo', batches(a1, { ...b2, spanId: 178 })],
  ['no start', 'tempo', batches(a1, without(b2, 'startTimeUnixNano'))],
  ['a start that is null', 'tempo', batches(a1, { ...b2, startTimeUnixNano: null })],
  ['a start of 0', 'tempo', batches(a1, { ...b2, startTimeUnixNano: '0' })],
  ['a start of 0 as a number', 'tempo', batches(a1, { ...b2, startTimeUnixNano: 0 })],
  ['a start before the epoch', 'tempo', batches(a1, { ...b2, startTimeUnixNano: '-5' })],
  ['a start of more than 64 bits', 'tempo', batches(a1, { ...b2, startTimeUnixNano: '9'.repeat(400) })],
  ['a start beyond all dates', 'tempo', batches(a1, { ...b2, startTimeUnixNano: 1e300 })],
  ['a start in words', 'tempo', batches(a1, { ...b2, startTimeUnixNano: '2023-11-14T22:13:20Z' })],
  ['a span that is null', 'tempo', batches(a1, null)],
  ['a span that is a text', 'tempo', batches(a1, 'b2')],
  ['no id', 'jaeger', jaegerOf(j1, without(j2, 'spanID'))],
  ['an id of zeros', 'jaeger', jaegerOf(j1, { ...j2, spanID: '0000000000000000' })],
  ['an id that is null', 'jaeger', jaegerOf(j1, { ...j2, spanID: null })],
  ['no start', 'jaeger', jaegerOf(j1, without(j2, 'startTime'))],
  ['a start that is null', 'jaeger', jaegerOf(j1, { ...j2, startTime: null })],
  ['an empty start', 'jaeger', jaegerOf(j1, { ...j2, startTime: '' })],
  ['a start of 0', 'jaeger', jaegerOf(j1, { ...j2, startTime: 0 })],
  ['a start that is true', 'jaeger', jaegerOf(j1, { ...j2, startTime: true })],
  ['a start beyond all dates', 'jaeger', jaegerOf(j1, { ...j2, startTime: 1e300 })],
  ['a start in words', 'jaeger', jaegerOf(j1, { ...j2, startTime: 'now' })],
  ['a span that is null', 'jaeger', jaegerOf(j1, null)],
  ['a span that is a list', 'jaeger', jaegerOf(j1, [])],
];

describe('a span that cannot be read is left out, and it is said', () => {
  it.each(unreadable)('%s (%s)', async (_, kind, body) => {
    expect(await seen(kind, body)).toEqual({
      ...only,
      notices: only.notices,
    });
  });
});

const b2Of = (duration: number): Seen => ({
  ...plain,
  spans: [
    ['shop', 'a1', 0, 100],
    ['shop', 'b2', 10, duration],
  ],
});

describe('a span without an end is an instant', () => {
  it.each([
    ['no end', 'tempo', batches(a1, without(b2, 'endTimeUnixNano'))],
    ['an end of 0', 'tempo', batches(a1, { ...b2, endTimeUnixNano: '0' })],
    ['an end that is null', 'tempo', batches(a1, { ...b2, endTimeUnixNano: null })],
    ['an end before the start', 'tempo', batches(a1, { ...b2, endTimeUnixNano: ns(5) })],
    ['an end in words', 'tempo', batches(a1, { ...b2, endTimeUnixNano: 'later' })],
    ['no duration', 'jaeger', jaegerOf(j1, without(j2, 'duration'))],
    ['a duration that is null', 'jaeger', jaegerOf(j1, { ...j2, duration: null })],
    ['a negative duration', 'jaeger', jaegerOf(j1, { ...j2, duration: -40_000 })],
    ['a duration beyond all dates', 'jaeger', jaegerOf(j1, { ...j2, duration: 1e300 })],
  ])('%s (%s)', async (_, kind, body) => {
    expect(await seen(kind, body)).toEqual(b2Of(0));
  });
});

describe('services', () => {
  it.each([
    ['no resource', 'tempo', { batches: [{ scopeSpans: [{ spans: [a1] }] }] }, 'unknown_service'],
    ['a resource that is null', 'tempo', { batches: [{ ...batchOf('x', a1), resource: null }] }, 'unknown_service'],
    ['no name', 'tempo', { batches: [{ ...batchOf('x', a1), resource: { attributes: [] } }] }, 'unknown_service'],
    ['an empty name', 'tempo', { batches: [batchOf('', a1)] }, 'unknown_service'],
    [
      'a number',
      'tempo',
      {
        batches: [
          { ...batchOf('x', a1), resource: { attributes: [{ key: 'service.name', value: { intValue: '7' } }] } },
        ],
      },
      '7',
    ],
    [
      'a list',
      'tempo',
      {
        batches: [
          {
            ...batchOf('x', a1),
            resource: { attributes: [{ key: 'service.name', value: { arrayValue: { values: [] } } }] },
          },
        ],
      },
      'unknown_service',
    ],
    ['of other letters', 'tempo', { batches: [batchOf('магазин "1"\n', a1)] }, 'магазин "1"\n'],
    ['no processes', 'jaeger', jaegerTrace([j1], { processes: undefined }), 'unknown_service'],
    [
      'missing, as Jaeger 2 says',
      'jaeger',
      jaegerTrace([j1], { processes: { p1: { serviceName: 'missing-service-name' } } }),
      'unknown_service',
    ],
    ['another process', 'jaeger', jaegerOf({ ...j1, processID: 'p9' }), 'unknown_service'],
    ['a process of the language', 'jaeger', jaegerOf({ ...j1, processID: 'constructor' }), 'unknown_service'],
    ['no name', 'jaeger', jaegerTrace([j1], { processes: { p1: {} } }), 'unknown_service'],
    ['an empty name', 'jaeger', jaegerTrace([j1], { processes: { p1: { serviceName: '' } } }), 'unknown_service'],
    [
      'of its own in the span',
      'jaeger',
      jaegerTrace([{ ...j1, process: { serviceName: 'own' } }], { processes: {} }),
      'own',
    ],
  ])('%s (%s)', async (_, kind, body, service) => {
    expect((await seen(kind, body)).spans).toEqual([[service, 'a1', 0, 100]]);
  });
});

describe('what failed', () => {
  it.each([
    ['code 2', 'tempo', batches({ ...a1, status: { code: 2 } }), 1],
    ['its name', 'tempo', batches({ ...a1, status: { code: 'STATUS_CODE_ERROR', message: 'no' } }), 1],
    ['code 1', 'tempo', batches({ ...a1, status: { code: 1 } }), 0],
    ['unset', 'tempo', batches({ ...a1, status: { code: 'STATUS_CODE_UNSET' } }), 0],
    ['an exception that was handled', 'tempo', batches({ ...a1, events: [{ name: 'exception' }] }), 0],
    ['error true', 'jaeger', jaegerOf({ ...j1, tags: [{ key: 'error', type: 'bool', value: true }] }), 1],
    ['error "true"', 'jaeger', jaegerOf({ ...j1, tags: [{ key: 'error', type: 'string', value: 'true' }] }), 1],
    ['error false', 'jaeger', jaegerOf({ ...j1, tags: [{ key: 'error', type: 'bool', value: false }] }), 0],
    ['status of OpenTelemetry', 'jaeger', jaegerOf({ ...j1, tags: [{ key: 'otel.status_code', value: 'ERROR' }] }), 1],
    ['status OK', 'jaeger', jaegerOf({ ...j1, tags: [{ key: 'otel.status_code', value: 'OK' }] }), 0],
  ])('%s (%s)', async (_, kind, body, errors) => {
    const [frame] = await ask(kind, { body: JSON.stringify(body) }, 'services');
    expect(rowsOf(frame).map((row) => row['errors'])).toEqual([errors]);
  });
});

describe('broken trees', () => {
  const times: ReadonlyArray<[string, string, number, number]> = [
    ['shop', 'a1', 0, 100],
    ['shop', 'b2', 10, 40],
  ];
  it.each<[string, string, unknown, Partial<Seen>]>([
    [
      'a root that is missing',
      'tempo',
      batches({ ...a1, parentSpanId: '00000000000000ff' }, b2),
      { parents: { a1: 'missing', b2: 'a1' }, notices: [orphan(1)] },
    ],
    [
      'two roots',
      'tempo',
      batches(a1, without(b2, 'parentSpanId')),
      { parents: { a1: 'root', b2: 'root' }, notices: [] },
    ],
    [
      'no root at all',
      'tempo',
      batches({ ...a1, parentSpanId: '00000000000000ff' }, { ...b2, parentSpanId: '00000000000000ee' }),
      { parents: { a1: 'missing', b2: 'missing' }, notices: [orphan(2)] },
    ],
    [
      'its own parent',
      'tempo',
      batches({ ...a1, parentSpanId: a1['spanId'] }, b2),
      { parents: { a1: 'a1', b2: 'a1' }, notices: [orphan(1)] },
    ],
    [
      "each other's parents",
      'tempo',
      batches({ ...a1, parentSpanId: b2['spanId'] }, b2),
      { parents: { a1: 'b2', b2: 'a1' }, notices: [orphan(1)] },
    ],
    [
      'a root that is missing',
      'jaeger',
      jaegerOf(jaeger('a1', 'ff', 0, 100), j2),
      { parents: { a1: 'missing', b2: 'a1' }, notices: [orphan(1)] },
    ],
    [
      'its own parent',
      'jaeger',
      jaegerOf(jaeger('a1', 'a1', 0, 100), j2),
      { parents: { a1: 'a1', b2: 'a1' }, notices: [orphan(1)] },
    ],
    [
      "each other's parents",
      'jaeger',
      jaegerOf(jaeger('a1', 'b2', 0, 100), j2),
      { parents: { a1: 'b2', b2: 'a1' }, notices: [orphan(1)] },
    ],
  ])('%s (%s)', async (_, kind, body, expected) => {
    expect(await seen(kind, body)).toEqual({ spans: times, ...expected });
  });

  it('a ring of a thousand spans', async () => {
    const hex = (i: number): string => (i % 1000).toString(16).padStart(16, '0');
    const ring = Array.from({ length: 1000 }, (_, i) => ({
      ...a1,
      spanId: hex(i + 1 === 1000 ? 1000 : i + 1),
      parentSpanId: hex(i + 2),
    }));
    const [frame] = await ask('tempo', { body: JSON.stringify(batches(...ring)) }, 'services');
    expect(rowsOf(frame)[0]).toMatchObject({ service: 'shop' });
  });
});

describe('clocks that differ', () => {
  const early = (ms: string): string =>
    `1 spans of ${traceId} begin before their parents, by up to ${ms}: the clocks of their machines differ`;
  it.each([
    ['a child that is late', otlp('b2', 'a1', 5000, 5040), []],
    ['a child that outlasts its parent', otlp('b2', 'a1', 90, 130), []],
    [
      'a child half a millisecond early',
      { ...otlp('b2', 'a1', 0, 40), startTimeUnixNano: `${BigInt(ns(0)) - 500_000n}` },
      [],
    ],
    ['a child two seconds early', otlp('b2', 'a1', -2000, -1960), [early('2 s')]],
    ['a child an hour early', otlp('b2', 'a1', -3_600_000, -3_599_960), [early('60 min')]],
    [
      'a child of 1980',
      otlp('b2', 'a1', Date.UTC(1980, 0, 1) - startMs, Date.UTC(1980, 0, 1) + 40 - startMs),
      [early('16000 d')],
    ],
  ])('%s', async (_, child, notices) => {
    const [frame] = await ask('tempo', { body: JSON.stringify(batches(a1, child)) }, 'services');
    expect(frame?.meta?.notices?.map(({ text: said }) => said) ?? []).toEqual(notices);
    const shares = rowsOf(frame).map((row) => Number(row['share']));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const time = rowsOf(frame).map((row) => Number(row['time']))[0] ?? NaN;
    expect(time).toBeGreaterThanOrEqual(100);
    expect(time).toBeLessThanOrEqual(140);
  });
});

describe('an id that a client and a server share, as with B3', () => {
  const call = { ...otlp('b2', 'a1', 10, 60), name: 'call', kind: 3 };
  const serve = { ...otlp('b2', 'a1', 20, 50), name: 'serve', kind: 2 };
  const query = otlp('c3', 'b2', 30, 40);
  it.each([
    ['the client first', [call, serve]],
    ['the server first', [serve, call]],
    ['each twice', [serve, call, call, serve]],
  ])('%s: they stay two spans', async (_, pair) => {
    const { parents, spans, notices } = await seen('tempo', batches(a1, ...pair, query));
    expect(parents).toEqual({ a1: 'root', call: 'a1', serve: 'call', c3: 'serve' });
    expect(spans.map(([, name, from, duration]) => [name, from, duration])).toEqual([
      ['a1', 0, 100],
      ['call', 10, 50],
      ['serve', 20, 30],
      ['c3', 30, 10],
    ]);
    expect(notices).toEqual([]);
  });
});

describe('answers that are no trace', () => {
  it.each([
    ['no batches', 'tempo', { body: '{"batches":[]}' }, /the trace has no span that can be read/],
    ['no spans', 'tempo', { body: '{"batches":[{"scopeSpans":[{"spans":[]}]}]}' }, /no span that can be read/],
    ['only odd spans', 'tempo', { body: JSON.stringify(batches(null, {})) }, /no span that can be read/],
    ['nothing', 'tempo', { body: '{}' }, /the answer is no trace: "\{\}"/],
    ['an empty body', 'tempo', { body: '' }, /the answer is no trace: it is empty/],
    ['a list', 'tempo', { body: '[]' }, /the answer is no trace/],
    ['a page', 'tempo', { body: '<html>Sign in</html>' }, /the answer is no trace: "<html>Sign in/],
    ['not found', 'tempo', { status: 404, body: '' }, /^s: HTTP 404, it is empty/],
    ['too large', 'tempo', { status: 422, body: 'trace exceeds max size' }, /trace exceeds max size/],
    ['no data', 'jaeger', { body: '{"data":[]}' }, /no span that can be read/],
    ['data that is null', 'jaeger', { body: '{"data":null,"errors":null}' }, /the answer is no trace/],
    ['only odd spans', 'jaeger', { body: JSON.stringify(jaegerOf(null, {})) }, /no span that can be read/],
    [
      'not found',
      'jaeger',
      { status: 404, body: '{"data":null,"errors":[{"code":404,"msg":"trace not found"}]}' },
      /^s: trace not found$/,
    ],
    ['spans that are no list', 'jaeger', { body: JSON.stringify(jaegerTrace({})) }, /no span that can be read/],
  ])('%s (%s)', async (_, kind, answer, reason) => {
    await expect(ask(kind, answer, 'services')).rejects.toThrow(reason);
  });
});

describe('great traces', () => {
  const hex = (i: number): string => (i + 1).toString(16).padStart(16, '0');
  const many = (count: number, parentOf: (i: number) => number | undefined): Json =>
    batches(
      ...Array.from({ length: count }, (_, i) => {
        const parent = parentOf(i);
        const end = parent === undefined ? count : i + 1;
        return {
          ...otlp('a1', undefined, i, end),
          spanId: hex(i),
          ...(parent === undefined ? {} : { parentSpanId: hex(parent) }),
        };
      })
    );
  it.each([
    ['ten thousand calls of one span', 10_000, (i: number) => (i === 0 ? undefined : 0)],
    ['a chain of ten thousand', 10_000, (i: number) => (i === 0 ? undefined : i - 1)],
  ])('%s', async (_, count, parentOf) => {
    const [frame] = await ask('tempo', { body: JSON.stringify(many(count, parentOf)) }, 'services');
    const [row] = rowsOf(frame);
    expect(row).toMatchObject({ service: 'shop', spans: count, share: 1 });
    expect(row?.['time']).toBeCloseTo(parentOf(2) === 0 ? count : 2 * count - 2, 6);
  });
});

describe('a search of which one trace cannot be read', () => {
  const found = {
    traces: [1, 2, 3].map((n) => ({ traceID: `${n}`.repeat(32), startTimeUnixNano: ns(n), durationMs: n })),
  };
  const search = async (bad: Answer): Promise<{ ids: unknown; notices: readonly string[] }> => {
    server = await startFakeServer(({ path }) => {
      const id = path.split('/').at(-1) ?? '';
      return path === '/api/search'
        ? { body: JSON.stringify(found) }
        : id.startsWith('2')
          ? bad
          : { body: JSON.stringify(batches({ ...a1, traceId: id })) };
    });
    const opened = upstreamsOf({ name: 's', kind: 'tempo', url: server.url });
    const model = { inputs: [{ refId: 'a', query: '{}' }], analysis: { kind: 'trace', format: 'traces' } };
    const asked = { refId: 'A', queryType: '', model, fromMs: 0, toMs: 1, intervalMs: 60_000, maxDataPoints: 100 };
    const [frame] = await runQuery(asked, opened, false, never);
    return {
      ids: rowsOf(frame).map((row) => String(row['trace'])[0]),
      notices: frame?.meta?.notices?.map(({ text: said }) => said) ?? [],
    };
  };

  it('shows the others, and says why', async () => {
    expect(await search({ status: 422, body: 'trace exceeds max size' })).toEqual({
      ids: ['3', '1'],
      notices: [expect.stringMatching(/^input a: one trace is left out: s: HTTP 422, "trace exceeds max size"$/)],
    });
  });

  it('shows the others where one is not kept any more', async () => {
    expect(await search({ status: 404, body: '' })).toEqual({ ids: ['3', '1'], notices: [] });
  });
});

describe('a trace of which the store says that it is not whole', () => {
  it.each(['services', 'spans'] as const)('comes with its words (%s)', async (format) => {
    const body = JSON.stringify({
      data: [{ traceID: traceId, spans: [jaeger('a1', undefined, 0, 100)], processes: {} }],
      errors: [{ code: 500, msg: 'a shard did not answer' }],
    });
    const [frame] = await ask('jaeger', { body }, format);
    expect(frame?.meta?.notices).toEqual([{ severity: 'warning', text: `${traceId}: a shard did not answer` }]);
  });
});

describe('a search of Jaeger with a span that cannot be read', () => {
  it('tells of which trace it is', async () => {
    const data = ['1', '2'].map((n) => ({
      traceID: n.repeat(32),
      spans: [jaeger('a1', undefined, 0, 100), ...(n === '2' ? [null] : [])],
      processes: { p1: { serviceName: 'shop' } },
    }));
    const [frame] = await ask('jaeger', { body: JSON.stringify({ data }) }, 'services', 'service=shop');
    expect(frame?.meta?.notices?.map(({ text: said }) => said)).toEqual([
      `1 spans of ${'2'.repeat(32)} could not be read and are left out`,
    ]);
  });
});
