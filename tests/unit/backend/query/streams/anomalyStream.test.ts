import { describe, expect, it } from 'vitest';
import { AnomalyStream } from '../../../../../src/backend/query/streams/anomalyStream';

const request = {
  detector: 'rollingZScore',
  options: {},
  direction: 'both',
  minDeviation: 0,
  minSamples: 2,
  confirm: { required: 1, of: 1 },
  seed: 1,
} as const;

describe('an anomaly stream', () => {
  it('pauses after every row that it judges or learns anew, so that long histories keep nobody waiting', () => {
    const stepMs = 1000;
    const stream = new AnomalyStream(
      request,
      20 * stepMs,
      stepMs,
      [{ name: 'a', labels: {}, inputRefId: 'a' }],
      undefined
    );
    const rows = Array.from({ length: 50 }, (_, i) => ({ timeMs: i * stepMs, values: Float64Array.of((i * 7) % 10) }));
    const work = stream.judge(rows);
    let pauses = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) {
      pauses++;
    }
    expect(step.value.map(({ timeMs }) => timeMs)).toEqual(rows.map(({ timeMs }) => timeMs));
    // The rows themselves, and those of the two full blocks from which the next one learned.
    expect(pauses).toBe(50 + 20 + 20);
  });
});
