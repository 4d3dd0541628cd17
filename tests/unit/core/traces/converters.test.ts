import { describe, expect, it } from 'vitest';
import { tracesFromJaeger } from '../../../../src/core/traces/tracesFromJaeger';
import { tracesFromOtlp } from '../../../../src/core/traces/tracesFromOtlp';

describe('tracesFromOtlp', () => {
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'web' } }] };
  const root = {
    traceId: 'a1',
    spanId: '01',
    parentSpanId: '',
    name: 'GET /',
    kind: 2,
    startTimeUnixNano: '1700000000000000001',
    endTimeUnixNano: '1700000000250000001',
    attributes: [
      { key: 'http.status', value: { intValue: '500' } },
      { key: 'cached', value: { boolValue: false } },
      { key: 'tags', value: {} },
    ],
    status: { code: 2, message: 'boom' },
  };
  const child = {
    ...root,
    spanId: '02',
    parentSpanId: '01',
    kind: 'SPAN_KIND_CLIENT',
    startTimeUnixNano: '1700000000000500001',
    endTimeUnixNano: '1700000000100500001',
    status: {},
  };

  it('reads services, kinds, attributes and status, and keeps times exact', () => {
    const [trace] = tracesFromOtlp({ resourceSpans: [{ resource, scopeSpans: [{ spans: [child, root] }] }] });
    expect(trace).toMatchObject({ traceId: 'a1', startMs: 1_700_000_000_000, durationMs: 250 });
    expect(trace?.spans).toEqual([
      {
        spanId: '01',
        parentSpanId: undefined,
        service: 'web',
        name: 'GET /',
        kind: 'server',
        startMs: 0,
        durationMs: 250,
        isError: true,
        statusMessage: 'boom',
        attributes: { 'http.status': 500, cached: false },
      },
      expect.objectContaining({
        spanId: '02',
        parentSpanId: '01',
        kind: 'client',
        startMs: 0.5,
        durationMs: 100,
        isError: false,
      }),
    ]);
  });

  it('reads the batches of Tempo and the older name of the scopes, and separates traces', () => {
    const traces = tracesFromOtlp({
      batches: [
        { instrumentationLibrarySpans: [{ spans: [root, { ...root, traceId: 'b2' }, { ...root, name: 'again' }] }] },
      ],
    });
    expect(traces.map(({ traceId, spans }) => [traceId, spans.length])).toEqual([
      ['a1', 1],
      ['b2', 1],
    ]);
    expect(traces[0]?.spans[0]).toMatchObject({ service: 'unknown_service', name: 'GET /' });
  });

  it('gives nothing for an empty document', () => {
    expect(tracesFromOtlp({})).toEqual([]);
  });
});

describe('tracesFromJaeger', () => {
  it('reads processes, references, tags and microseconds', () => {
    const [trace] = tracesFromJaeger({
      data: [
        {
          traceID: 'a1',
          processes: { p1: { serviceName: 'web' }, p2: { serviceName: 'db' } },
          spans: [
            {
              traceID: 'a1',
              spanID: '1',
              operationName: 'GET',
              startTime: 1_700_000_000_000_000,
              duration: 5000,
              processID: 'p1',
            },
            {
              traceID: 'a1',
              spanID: '2',
              operationName: 'query',
              startTime: 1_700_000_000_000_250,
              duration: 1500,
              processID: 'p2',
              references: [
                { refType: 'FOLLOWS_FROM', traceID: 'zz', spanID: '9' },
                { refType: 'CHILD_OF', traceID: 'a1', spanID: '1' },
              ],
              tags: [
                { key: 'span.kind', value: 'client' },
                { key: 'error', value: true },
                { key: 'db.system', value: 'mysql' },
              ],
            },
          ],
        },
      ],
    });
    expect(trace).toMatchObject({ traceId: 'a1', startMs: 1_700_000_000_000, durationMs: 5 });
    expect(trace?.spans[0]).toMatchObject({
      spanId: '1',
      parentSpanId: undefined,
      service: 'web',
      isError: false,
      kind: 'unspecified',
    });
    expect(trace?.spans[1]).toMatchObject({
      spanId: '2',
      parentSpanId: '1',
      service: 'db',
      kind: 'client',
      isError: true,
      startMs: 0.25,
      durationMs: 1.5,
      attributes: { 'db.system': 'mysql' },
    });
  });
});
