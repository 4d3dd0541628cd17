import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApplication } from '../../../../src/backend/query/application';
import { encodeArrowFrames } from '../../../../src/frames/arrow/encodeArrowFrames';
import { analysis as analysisSchema } from '../../../../src/protocol/query';
import { instanceContext } from '../instanceContext';
import { faultLogger } from '../faultLogger';
import { anything, cases, mostMs, names, numbers } from './anything';

const never = new AbortController().signal;
const toMs = Date.UTC(2026, 0, 5, 12);

/** The fields that any analysis has, and a few that none has. */
const kinds = analysisSchema.options.map((option) => option.shape.kind.value);
const fields = [
  ...new Set([...analysisSchema.options.flatMap((option) => Object.keys(option.shape)), 'nothing', '__proto__']),
];
const someAnalysis = fc.oneof(
  fc.record({ kind: fc.constantFrom(...kinds) }),
  fc
    .tuple(fc.constantFrom(...kinds), fc.dictionary(fc.constantFrom(...fields), anything, { maxKeys: 3 }))
    .map(([kind, rest]) => ({ ...good(kind), ...rest, kind })),
  fc
    .tuple(fc.constantFrom(...kinds), fc.constantFrom(...fields), numbers)
    .map(([kind, field, value]) => ({ ...good(kind), [field]: value, kind }))
);

function good(kind: string): Readonly<Record<string, unknown>> {
  return kind === 'slo' ? { good: 'a', total: 'b' } : kind === 'related' ? { target: 'a' } : {};
}

const someInput = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      { refId: 'a', expr: 'shop_service_latency_ms' },
      { refId: 'b', expr: 'shop_service_errors_total{service=~".*a.*"}' }
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      { refId: anything, expr: anything, legend: anything, upstream: names },
      { requiredKeys: ['refId'] }
    ),
  },
  { weight: 1, arbitrary: fc.constant({ refId: 'a', expr: `shop_cpu_percent{node=~"${'(a+)+'.repeat(5)}$"}` }) }
);

const someQuery = fc.record(
  {
    inputs: fc.oneof(
      { weight: 6, arbitrary: fc.array(someInput, { maxLength: 3 }) },
      { weight: 1, arbitrary: anything }
    ),
    analysis: fc.oneof({ weight: 8, arbitrary: someAnalysis }, { weight: 1, arbitrary: anything }),
    stepMs: fc.oneof(fc.constantFrom(undefined, 60_000, 15_000), numbers),
    toleranceMs: numbers,
    maxSeries: numbers,
    version: numbers,
    alertColumn: names,
  },
  { requiredKeys: ['inputs', 'analysis'] }
);

const someRange = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom({ fromMs: toMs - 3_600_000, toMs }, { fromMs: toMs - 300_000, toMs }) },
  { weight: 1, arbitrary: fc.record({ fromMs: numbers, toMs: numbers }) }
);

const context = instanceContext({
  jsonData: {
    upstreams: [
      { name: 'demo', kind: 'demo' },
      { name: 'x', kind: 'x' },
    ],
  },
});

describe('any query', () => {
  const faults: string[] = [];
  const application = createApplication(
    undefined,
    faultLogger((message, error) => faults.push(`${message}: ${String(error)}`))
  );

  it(`is answered with frames or with an error of its author's, in ${cases} cases`, async () => {
    await fc.assert(
      fc.asyncProperty(someQuery, someRange, fc.boolean(), async (model, range, isFromAlert) => {
        const query = { refId: 'A', queryType: '', model, ...range, intervalMs: 60_000, maxDataPoints: 1000 };
        const headers = new Map(isFromAlert ? [['FromAlert', 'true']] : []);
        const signal = AbortSignal.any([never, AbortSignal.timeout(mostMs)]);
        const startMs = performance.now();
        const outcomes = await application.queryData({ context, headers, queries: [query] }, signal);
        expect(performance.now() - startMs).toBeLessThan(mostMs);
        const outcome = outcomes.get('A');
        expect(faults).toEqual([]);
        expect(signal.aborted).toBe(false);
        if (outcome?.ok === true) {
          encodeArrowFrames(outcome.value);
        } else {
          expect(outcome?.error.source).toBe('downstream');
          expect(outcome?.error.message.length).toBeGreaterThan(5);
          expect(outcome?.error.message.length).toBeLessThan(20_000);
        }
      }),
      { numRuns: cases }
    );
  }, 3_600_000);
});
