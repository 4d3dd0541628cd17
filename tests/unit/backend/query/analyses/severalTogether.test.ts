import { describe, expect, it } from 'vitest';
import { askDemo, hourMs, minuteMs, slowdown } from './askDemo';
import { column } from './readFrame';

/** The events that `multivariateEnsemble` finds in the demo's latencies, for hours before the outage and behind it. */
async function eventsAt(stepMs: number): Promise<ReadonlyArray<readonly [number, number]>> {
  const inputs = [{ refId: 'a', expr: 'shop_service_latency_ms', legend: '{{service}}' }];
  const analysis = { kind: 'anomaly', detector: 'multivariateEnsemble', format: 'events' };
  const range = { fromMs: slowdown.fromMs - 12 * hourMs, toMs: slowdown.toMs + 12 * hourMs };
  const [frame] = await askDemo({ version: 2, inputs, analysis, stepMs }, range);
  const ends = column(frame, 'timeEnd');
  return column(frame, 'time').map((startMs, i) => [Number(startMs), Number(ends[i])]);
}

describe('several series together', () => {
  it.each([
    [60_000, 20],
    [300_000, 75],
  ])('say that the outage of 20 minutes is over at a step of %d ms within %d minutes', async (stepMs, minutes) => {
    const events = await eventsAt(stepMs);
    expect(events).toHaveLength(1);
    const [[startMs = NaN, endMs = NaN] = []] = events;
    expect(Math.abs(startMs - slowdown.fromMs)).toBeLessThanOrEqual(2 * stepMs);
    expect(endMs).toBeGreaterThanOrEqual(slowdown.toMs - stepMs);
    expect(endMs).toBeLessThan(slowdown.toMs + minutes * minuteMs);
  });
});
