import { describe, expect, it } from 'vitest';
import { bindAnalyser } from '../../../../src/backend/query/analyses/registry';
import { parseQuery } from '../../../../src/protocol/parseQuery';

const stepMs = 60_000;
const dayMs = 86_400_000;
const grid = { fromMs: 20_000 * dayMs, toMs: 20_001 * dayMs, stepMs };
/** Off every step. */
const oddMs = grid.fromMs - 12_345_678;
const range = { fromMs: oddMs, toMs: grid.toMs - 1 };

describe('the range that an analysis fetches', () => {
  it.each([
    { kind: 'correlation' },
    { kind: 'related', target: 'a', aroundMs: oddMs, halfWidthMs: 1_234_567 },
    { kind: 'rootCause', window: range, baseline: { fromMs: oddMs - 1, toMs: oddMs } },
    { kind: 'eventImpact', annotationTags: ['deploy'], windowMs: 1_234_567 },
    { kind: 'slo', good: 'a', total: 'b', periodMs: 12_345_678 },
    { kind: 'alertCascade', lookbackMs: 1_234_567 },
    { kind: 'cluster' },
    { kind: 'cluster', format: 'changes' },
    { kind: 'aggregate', windowMs: 1_234_567 },
    { kind: 'quality' },
  ])('lies on multiples of its step, and reaches back to what is asked for: %j', (analysis) => {
    const parsed = parseQuery({
      inputs: [{ refId: 'a' }, { refId: 'b' }],
      analysis,
      stepMs,
      toleranceMs: 12_345,
    });
    if (!parsed.ok || parsed.value.analysis.kind === 'trace') {
      throw new Error(parsed.ok ? 'an analysis of traces' : parsed.error);
    }
    const fetched = bindAnalyser(parsed.value.analysis.kind, parsed.value.analysis).fetchRange(
      { ...parsed.value, toleranceMs: 12_345 },
      grid
    );
    expect([fetched.fromMs % fetched.stepMs, fetched.toMs % fetched.stepMs]).toEqual([0, 0]);
    // A sample that is as old as the tolerance still stands for the first time; the report on quality joins nothing.
    const reachMs = analysis.kind === 'quality' ? 0 : 12_345;
    expect(fetched.fromMs).toBeLessThanOrEqual(grid.fromMs - reachMs);
  });
});
