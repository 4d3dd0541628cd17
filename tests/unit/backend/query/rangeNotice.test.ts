import { describe, expect, it } from 'vitest';
import { dependsOnRange } from '../../../../src/backend/upstreams/dependsOnRange';
import { askDemo, hourMs, midnightMs, minuteMs } from './analyses/askDemo';

describe('a query that names the range', () => {
  it.each([
    ['delta(x[$__range])', true],
    ['x[${__range_s}s]', true],
    ['x[[[__range]]]', true],
    ['x @ start()', true],
    ['x @ end ( )', true],
    ['x[$__rate_interval]', false],
    ['x{a="$__ranges"} @ 5', false],
  ])('%s: %s', (query, depends) => {
    expect(dependsOnRange(query)).toBe(depends);
  });

  it.each([
    ['anomaly', true],
    ['quality', false],
  ])('is said where the analysis (%s) has history: %s', async (kind, isSaid) => {
    const expr = 'shop_service_latency_ms{service!="$__range"}';
    const frames = await askDemo(
      { inputs: [{ refId: 'a', expr }], analysis: { kind }, stepMs: minuteMs },
      { fromMs: midnightMs, toMs: midnightMs + hourMs }
    );
    const texts = frames.flatMap(({ meta }) => (meta?.notices ?? []).map(({ text }) => text));
    expect(texts.some((text) => text.startsWith('input a names the range'))).toBe(isSaid);
  });
});
