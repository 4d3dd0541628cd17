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
    ['d{a="b"}', '1', 'd_bucket{a="b", le=~"1|1\\\\.0"}', 'd_count{a="b"}'],
    ['d # of the gate', '5e-5', 'd_bucket{le=~"0\\\\.00005|5e-05|5\\\\.0E-5"}', 'd_count'],
    ['d', '10000000', 'd_bucket{le=~"10000000|10000000\\\\.0|1e\\\\+07|1\\\\.0E7"}', 'd_count'],
    ['d{route="/users/{id}"}', '0.3', 'd_bucket{route="/users/{id}", le="0.3"}', 'd_count{route="/users/{id}"}'],
    ['d_bucket{le="0.1",a="b"}', '0.3', 'd_bucket{a="b", le="0.3"}', 'd_count{a="b"}'],
    [
      '{"http.server.request.duration", job="x"}',
      '0.3',
      '{"http.server.request.duration_bucket", job="x", le="0.3"}',
      '{"http.server.request.duration_count", job="x"}',
    ],
    ['{__name__="d"}', '0.3', '{__name__="d_bucket", le="0.3"}', '{__name__="d_count"}'],
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
