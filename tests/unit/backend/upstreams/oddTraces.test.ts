import { describe, expect, it } from 'vitest';
import { parseJaeger } from '../../../../src/backend/upstreams/jaeger/parseJaeger';
import { parseOtlp } from '../../../../src/backend/upstreams/tempo/parseOtlp';

const otlpSpan = {
  traceId: '7b5a2f0c9d1e4a637b5a2f0c9d1e4a63',
  spanId: '00000000000000a1',
  startTimeUnixNano: '1700000000000000000',
  endTimeUnixNano: '1700000000100000000',
};
const odd = [
  { key: 'list', value: { arrayValue: { values: [{ stringValue: 'a' }] } } },
  { key: 'map', value: { kvlistValue: { values: [] } } },
  { key: 'bytes', value: { bytesValue: 'AAAA' } },
  { key: 'inf', value: { doubleValue: 'Infinity' } },
  { key: 'none' },
  { key: 'null', value: null },
  { value: { stringValue: 'keyless' } },
  null,
  'text',
];

describe('odd spans of OTLP', () => {
  it('may have their times as numbers', () => {
    const span = { ...otlpSpan, startTimeUnixNano: 1.7e18, endTimeUnixNano: 1.7000000001e18 };
    const [trace] = parseOtlp({ batches: [{ scopeSpans: [{ spans: [span] }] }] }) ?? [];
    expect(trace?.durationMs).toBe(100);
  });

  it('say that they are not all, as version 2 of the API tells', () => {
    const trace = { resourceSpans: [{ scopeSpans: [{ spans: [otlpSpan] }] }] };
    const message = 'Trace exceeds maximum size of 50000000 bytes, a partial trace is returned';
    expect(parseOtlp({ trace, status: 'PARTIAL', message })).toMatchObject([{ storeSays: message }]);
    expect(parseOtlp({ trace, status: 'COMPLETE', message: '' })?.[0]?.storeSays).toBeUndefined();
  });

  it('keep the trace: odd attributes are left out, spans that cannot be read are counted', () => {
    const batches = [
      {
        resource: { attributes: [...odd, { key: 'service.name', value: { stringValue: 'shop' } }] },
        scopeSpans: [
          {
            spans: [
              {
                ...otlpSpan,
                attributes: [...odd, { key: 'http.route', value: { stringValue: '/' } }],
                kind: {},
                status: null,
              },
              {
                ...otlpSpan,
                spanId: '00000000000000a2',
                parentSpanId: null,
                endTimeUnixNano: undefined,
                attributes: null,
              },
              { ...otlpSpan, spanId: undefined },
              { ...otlpSpan, startTimeUnixNano: 'yesterday' },
              null,
            ],
          },
          { spans: null },
          null,
        ],
      },
      { resource: null, scopeSpans: null },
      null,
    ];
    for (const document of [{ batches }, { resourceSpans: batches }, { trace: { resourceSpans: batches } }]) {
      const [trace] = parseOtlp(document) ?? [];
      expect(trace?.skippedSpans).toBe(3);
      expect(trace?.spans.map(({ spanId, service, durationMs }) => [spanId, service, durationMs])).toEqual([
        ['00000000000000a1', 'shop', 100],
        ['00000000000000a2', 'shop', 0],
      ]);
      expect(trace?.spans[0]?.attributes).toEqual({ 'http.route': '/' });
    }
  });

  it('are no trace where the answer is no document', () => {
    expect(parseOtlp({ message: 'no' })).toBeUndefined();
    expect(parseOtlp('text')).toBeUndefined();
    expect(parseOtlp({ batches: [] })).toEqual([]);
  });
});

describe('odd spans of Jaeger', () => {
  const span = {
    traceID: 't',
    spanID: 'a1',
    operationName: 'checkout',
    startTime: 1_700_000_000_000_000,
    duration: 100_000,
    processID: 'p1',
  };

  it('keep the trace: odd tags are left out, spans that cannot be read are counted', () => {
    const [trace] =
      parseJaeger({
        data: [
          {
            traceID: 't',
            spans: [
              {
                ...span,
                tags: [{ key: 'list', value: ['a'] }, { key: 'null', value: null }, null, { key: 'ok', value: 1 }],
              },
              {
                ...span,
                spanID: 'a2',
                processID: undefined,
                process: { serviceName: 'inline' },
                references: [null, {}],
              },
              { ...span, spanID: 'a3', startTime: '1700000000010000', duration: '5000', processID: 'gone', tags: null },
              { ...span, spanID: '' },
              { ...span, startTime: 'x' },
              7,
            ],
            processes: { p1: { serviceName: 'shop', tags: [{}] }, p2: null },
          },
          null,
        ],
      }) ?? [];
    expect(trace?.skippedSpans).toBe(3);
    expect(
      trace?.spans.map(({ spanId, service, startMs, durationMs }) => [spanId, service, startMs, durationMs])
    ).toEqual([
      ['a1', 'shop', 0, 100],
      ['a2', 'inline', 0, 100],
      ['a3', 'unknown_service', 10, 5],
    ]);
    expect(trace?.spans[0]?.attributes).toEqual({ ok: 1 });
  });

  it('come with what the storage says of the rest', () => {
    const spans = [{ spanID: 'a1', startTime: 1_700_000_000_000_000, duration: 1 }];
    const errors = [{ code: 500, msg: 'a shard did not answer' }];
    expect(parseJaeger({ data: [{ traceID: '1', spans }], errors })).toMatchObject([
      { storeSays: 'a shard did not answer' },
    ]);
  });

  it('are no trace where the answer is none of Jaeger', () => {
    expect(parseJaeger({ data: null, errors: [] })).toBeUndefined();
    expect(parseJaeger([])).toBeUndefined();
  });
});
