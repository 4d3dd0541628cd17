import { describe, expect, it } from 'vitest';
import { detect } from '../../../../../src/core/detectors/detect';
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
  it('pauses every few hundred rows, so that long histories keep nobody waiting', () => {
    const stepMs = 1000;
    const stream = new AnomalyStream(
      request,
      400 * stepMs,
      stepMs,
      [{ name: 'a', labels: {}, inputRefId: 'a' }],
      undefined
    );
    const rows = Array.from({ length: 900 }, (_, i) => ({ timeMs: i * stepMs, values: Float64Array.of((i * 7) % 10) }));
    const work = stream.judge(rows);
    let pauses = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) {
      pauses++;
    }
    expect(step.value.map(({ timeMs }) => timeMs)).toEqual(rows.map(({ timeMs }) => timeMs));
    expect(pauses).toBeGreaterThanOrEqual(900 / 300);
  });

  it('gives the scores of one detection over all rows, however the rows come', () => {
    const stepMs = 1000;
    const identity = [{ name: 'a', labels: {}, inputRefId: 'a' }];
    const values = Float64Array.from({ length: 300 }, (_, i) => (i * i) % 17);
    const times = values.map((_, i) => i * stepMs);
    const rows = Array.from(values, (value, i) => ({ timeMs: i * stepMs, values: Float64Array.of(value) }));
    const stream = new AnomalyStream(request, 400 * stepMs, stepMs, identity, undefined);
    const scores = [rows.slice(0, 120), rows.slice(120, 121), rows.slice(121)].flatMap((part) => {
      const work = stream.judge(part);
      let step = work.next();
      while (step.done !== true) {
        step = work.next();
      }
      return step.value.map(({ score }) => score[0]);
    });
    const whole = detect({ times, stepMs, series: identity, values }, request).series[0];
    expect(Float64Array.from(scores, (score) => score ?? NaN)).toEqual(whole?.score);
  });
});
