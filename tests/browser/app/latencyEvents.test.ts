import { describe, expect, it } from 'vitest';
import { latencyEvents } from '../../../src/app/slos/latencyEvents';

describe('the events of a latency objective', () => {
  it.each([
    ['http_duration_seconds', '0.3', 'http_duration_seconds_bucket{le="0.3"}', 'http_duration_seconds_count'],
    [
      ' http_duration_seconds_bucket{job="api",} ',
      '0.30',
      'http_duration_seconds_bucket{job="api", le="0.3"}',
      'http_duration_seconds_count{job="api"}',
    ],
    ['d{a="b"}', '1', 'd_bucket{a="b", le=~"1(\\\\.0)?"}', 'd_count{a="b"}'],
  ])('of %s within %s', (histogram, threshold, good, total) => {
    expect(latencyEvents(histogram, threshold)).toEqual({ ok: true, value: { good, total } });
  });

  it('need a histogram and a bound', () => {
    expect(latencyEvents('rate(x[5m])', '1')).toMatchObject({ ok: false, error: expect.stringContaining('histogram') });
    for (const threshold of ['', 'fast', '0', '-1', 'Infinity']) {
      expect(latencyEvents('x', threshold)).toMatchObject({ ok: false, error: expect.stringContaining('threshold') });
    }
  });
});
