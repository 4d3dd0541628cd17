import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredMs } from '../../../../src/core/traces/coveredMs';
import { type Span, type Trace } from '../../../../src/core/traces/span';
import { traceInsights } from '../../../../src/core/traces/traceInsights';

function span(
  spanId: string,
  parentSpanId: string | undefined,
  startMs: number,
  endMs: number,
  more: Partial<Span> = {}
): Span {
  return {
    spanId,
    parentSpanId,
    startMs,
    durationMs: endMs - startMs,
    service: 'shop',
    name: spanId,
    kind: 'internal',
    isError: false,
    statusMessage: '',
    attributes: {},
    ...more,
  };
}

function trace(...spans: readonly Span[]): Trace {
  return {
    traceId: 't',
    startMs: 0,
    durationMs: Math.max(0, ...spans.map((one) => one.startMs + one.durationMs)),
    spans,
  };
}

describe('traceInsights', () => {
  it('finds the spans whose own time is over a fifth of the trace, counting overlapping children once', () => {
    const { bottlenecks } = traceInsights(
      trace(
        span('root', undefined, 0, 100),
        span('a', 'root', 10, 60),
        span('b', 'root', 40, 80),
        span('late', 'root', 95, 130)
      )
    );
    // The root runs alone from 0 to 10 and 80 to 95; of `late` only 5 ms lie within it. The trace lasts 130 ms.
    expect(bottlenecks.map(({ span: { spanId }, exclusiveMs }) => [spanId, exclusiveMs])).toEqual([
      ['a', 50],
      ['b', 40],
      ['late', 35],
    ]);
    const all = traceInsights(
      trace(span('root', undefined, 0, 100), span('a', 'root', 10, 60), span('b', 'root', 40, 80)),
      { minExclusiveShare: 0 }
    );
    expect(all.bottlenecks.find(({ span: { spanId } }) => spanId === 'root')?.exclusiveMs).toBe(30);
  });

  it('does not call exactly a fifth a bottleneck', () => {
    const { bottlenecks } = traceInsights(
      trace(span('root', undefined, 0, 100), span('a', 'root', 0, 20), span('b', 'root', 20, 100))
    );
    expect(bottlenecks.map(({ span: { spanId } }) => spanId)).toEqual(['b']);
  });

  it('finds siblings that ran one after the other and what parallel calls would save', () => {
    const { opportunities } = traceInsights(
      trace(
        span('root', undefined, 0, 100),
        span('a', 'root', 0, 30),
        span('b', 'root', 30, 50),
        span('c', 'root', 60, 100)
      )
    );
    expect(opportunities).toHaveLength(1);
    expect(opportunities[0]).toMatchObject({ kind: 'parallel_calls', caller: { spanId: 'root' }, savingsMs: 50 });
    expect(opportunities[0]?.spans.map(({ spanId }) => spanId)).toEqual(['a', 'b', 'c']);
  });

  it('leaves siblings that already overlap alone', () => {
    expect(
      traceInsights(
        trace(
          span('root', undefined, 0, 100),
          span('a', 'root', 0, 100),
          span('b', 'root', 10, 20),
          span('c', 'root', 30, 40)
        )
      ).opportunities
    ).toEqual([]);
  });

  const queries = (
    count: number,
    name: (i: number) => string,
    attributes: (i: number) => Span['attributes'] = () => ({})
  ): Trace =>
    trace(
      span('root', undefined, 0, 1000),
      ...Array.from({ length: count }, (_, i) =>
        span(`q${i}`, 'root', 0, 10 + i, { service: 'orders-db', name: name(i), attributes: attributes(i) })
      )
    );

  it('calls more than ten like queries of one caller repeated, whatever the values in them', () => {
    const { opportunities } = traceInsights(
      queries(
        11,
        () => 'SELECT',
        (i) => ({ 'db.system': 'postgresql', 'db.statement': `SELECT * FROM item WHERE id = ${i} AND name = 'n${i}'` })
      )
    );
    expect(opportunities).toHaveLength(1);
    expect(opportunities[0]).toMatchObject({ kind: 'repeated_queries', caller: { spanId: 'root' } });
    expect(opportunities[0]?.spans).toHaveLength(11);
    expect(traceInsights(queries(10, () => 'SELECT')).opportunities).toEqual([]);
  });

  it('tells many different queries from repeated ones', () => {
    const { opportunities } = traceInsights(queries(12, (i) => `find ${'abcdefghijkl'[i]}`));
    expect(opportunities[0]?.kind).toBe('many_queries');
    expect(opportunities[0]?.spans).toHaveLength(12);
  });

  it('lists failures, the deepest first', () => {
    const { errors } = traceInsights(
      trace(
        span('root', undefined, 0, 100, { isError: true }),
        span('a', 'root', 0, 50),
        span('b', 'a', 0, 40, { isError: true })
      )
    );
    expect(errors.map(({ spanId }) => spanId)).toEqual(['b', 'root']);
  });

  it('divides the latency over the services', () => {
    const { services } = traceInsights(
      trace(
        span('root', undefined, 0, 100, { service: 'web' }),
        span('a', 'root', 10, 70, { service: 'api', isError: true }),
        span('b', 'a', 20, 60, { service: 'db' })
      )
    );
    expect(services).toEqual([
      { service: 'db', spans: 1, errors: 0, exclusiveMs: 40, share: 0.4 },
      { service: 'web', spans: 1, errors: 0, exclusiveMs: 40, share: 0.4 },
      { service: 'api', spans: 1, errors: 1, exclusiveMs: 20, share: 0.2 },
    ]);
  });

  it("reports orphans and survives spans that are each other's parent", () => {
    const { orphans, bottlenecks } = traceInsights(
      trace(span('lost', 'gone', 0, 10), span('x', 'y', 10, 20), span('y', 'x', 10, 30))
    );
    expect(orphans.map(({ spanId }) => spanId)).toEqual(['lost', 'x']);
    expect(bottlenecks.length).toBeGreaterThan(0);
    expect(traceInsights(trace()).services).toEqual([]);
  });

  it('never gives a span more exclusive time than it lasted, and none less than nothing', () => {
    const parts = fc.record({ parent: fc.nat(11), start: fc.nat(100), length: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (list) => {
        const spans = list.map(({ parent, start, length }, i) => span(`s${i}`, `s${parent}`, start, start + length));
        const { bottlenecks } = traceInsights(trace(...spans), { minExclusiveShare: -1 });
        expect(bottlenecks).toHaveLength(spans.length);
        for (const { exclusiveMs, span: one } of bottlenecks) {
          expect(exclusiveMs).toBeGreaterThanOrEqual(0);
          expect(exclusiveMs).toBeLessThanOrEqual(one.durationMs);
        }
      })
    );
  });
});

describe('coveredMs', () => {
  it('counts what overlaps once and cuts at both ends', () => {
    const intervals = [
      { startMs: 50, durationMs: 20 },
      { startMs: 0, durationMs: 30 },
      { startMs: 10, durationMs: 30 },
    ];
    expect(coveredMs(intervals, 0, 100)).toBe(60);
    expect(coveredMs(intervals, 5, 60)).toBe(45);
    expect(coveredMs([], 0, 10)).toBe(0);
  });
});
