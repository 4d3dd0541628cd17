import { describe, expect, it } from 'vitest';
import { changeOnset } from '../../../../src/core/rootcause/ranking/changeOnset';
import { findIncident } from '../../../../src/core/rootcause/ranking/findIncident';
import { lastingLevel, metricChange } from '../../../../src/core/rootcause/ranking/metricChange';
import { roleOfName } from '../../../../src/core/rootcause/roles/roleOfName';

const normal = Float64Array.from({ length: 40 }, (_, i) => 11 + Math.round(Math.sin((i * Math.PI) / 2)));

describe('metricChange', () => {
  it('measures deviations in a spread of range, deviation and floor', () => {
    const change = metricChange(normal, Float64Array.from([11, 21, Number.NaN, 6]), 'latency');
    // Quartiles 10.75 and 11.25, population variance 0.5, floor 5 % of 11.
    const spread = Math.sqrt(((0.5 / 1.349) ** 2 + 0.5) / 2 + 0.55 ** 2);
    expect(change.baselineMedian).toBe(11);
    expect(change.spread).toBeCloseTo(spread, 12);
    expect([...change.deviations]).toEqual([0, 10 / spread, Number.NaN, -5 / spread]);
    expect(change.peak).toBeCloseTo(10 / spread, 12);
    expect(change.peakValue).toBe(21);
  });

  it('has a small floor for shares of success, on the scale that they are in', () => {
    const full = new Float64Array(20).fill(100);
    expect(metricChange(full, Float64Array.from([98]), 'success').peak).toBeCloseTo(-10, 9);
    expect(
      metricChange(
        full.map(() => 1),
        Float64Array.from([0.98]),
        'success'
      ).peak
    ).toBeCloseTo(-10, 9);
    expect(metricChange(full, Float64Array.from([98]), 'latency').peak).toBeCloseTo(-0.4, 9);
  });

  it('counts the first movement of a metric that was always 0 as 10 spreads', () => {
    expect(metricChange(new Float64Array(20), Float64Array.from([0, 3, 6]), 'errors').peak).toBe(10);
  });

  it('sees no change with too short a baseline or without movement', () => {
    expect(metricChange(normal.subarray(0, 4), Float64Array.from([99]), 'latency')).toMatchObject({
      level: 0,
      peak: 0,
    });
    expect(metricChange(new Float64Array(20), new Float64Array(5), 'latency')).toMatchObject({ level: 0, peak: 0 });
  });
});

describe('lastingLevel', () => {
  it('is what 30 % of the samples exceed, on the side where it is greater', () => {
    const level = (...values: number[]): number => lastingLevel(Float64Array.from(values));
    expect(level(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9)).toBe(0);
    expect(level(0, 0, 0, 0, 0, 0, 0, 7, 8, 9, 10)).toBe(7);
    expect(level(0, 0, 0, 0, 0, 0, 0, -7, -8, -9, -10)).toBe(-7);
    expect(level(Number.NaN, 5, Number.NaN)).toBe(5);
    expect(level()).toBe(0);
  });
});

describe('changeOnset', () => {
  const change = metricChange(normal, Float64Array.from([30, 30]), 'latency');
  const onset = (values: number[], threshold = 3): number =>
    changeOnset(
      Float64Array.from(values, (_, i) => i * 1000),
      Float64Array.from(values),
      change,
      0,
      values.length - 1,
      threshold
    );

  it('is the first of two values in a row beyond the threshold', () => {
    expect(onset([11, 30, 11, 30, 31, 11])).toBe(3000);
    expect(onset([11, 30, Number.NaN, 30])).toBe(1000);
    expect(onset([11, 11, 30])).toBe(2000);
  });

  it('is no value of a day that lies a little off the median, where the change itself is many times as large', () => {
    expect(onset([13.5, 13.5, 13.5, 30, 30], 2)).toBe(0);
    const large = metricChange(normal, Float64Array.from([60, 60]), 'latency');
    const values = Float64Array.from([13.5, 13.5, 13.5, 60, 60]);
    expect(changeOnset(Float64Array.from([0, 1, 2, 3, 4]), values, large, 0, 4, 2)).toBe(3);
  });

  it('ignores the other side, and is unknown where nothing passes the threshold', () => {
    expect(onset([-50, -50, 11])).toBeNaN();
    expect(onset([11, 12, 11])).toBeNaN();
  });
});

describe('findIncident', () => {
  const times = Float64Array.from({ length: 60 }, (_, i) => i * 1000);
  const quiet = Float64Array.from(times, (_, i) => 100 + (i % 5));

  it('takes the run with the greatest sum, bridges short pauses and adds a lead', () => {
    const values = quiet.map((value, i) => (i === 10 ? 200 : [40, 41, 44, 45].includes(i) ? 180 : value));
    expect(findIncident(times, values, 'latency')).toEqual({ fromMs: 37_000, toMs: 45_000 });
  });

  it('bridges a pause of three samples, and no longer one', () => {
    const incident = (...abnormal: readonly number[]) =>
      findIncident(
        times,
        quiet.map((value, i) => (abnormal.includes(i) ? 180 : value)),
        'latency'
      );
    expect(incident(30, 31, 35)).toEqual({ fromMs: 27_000, toMs: 35_000 });
    expect(incident(30, 31, 36)).toEqual({ fromMs: 27_000, toMs: 31_000 });
  });

  it('tells what is usual from other values where they are given', () => {
    const risen = quiet.map((value) => value + 80);
    expect(findIncident(times, risen, 'latency')).toBeUndefined();
    expect(findIncident(times, risen, 'latency', quiet)).toEqual({ fromMs: 0, toMs: 59_000 });
  });

  it('finds nothing in a quiet series', () => {
    expect(findIncident(times, quiet, 'latency')).toBeUndefined();
  });
});

describe('roleOfName', () => {
  it.each([
    ['http_request_duration_seconds', 'latency'],
    ['lat_p90', 'latency'],
    ['platform_requests_total', 'traffic'],
    ['http_errors_total', 'errors'],
    ['probe_success', 'success'],
    ['availability_Average', 'success'],
    ['container_cpu_usage_seconds_total', 'resource'],
    ['node_memory_MemAvailable_bytes', 'resource'],
    ['request_timeouts', 'errors'],
    ['something_else', 'other'],
  ] as const)('takes %s for %s', (name, role) => {
    expect(roleOfName(name)).toBe(role);
  });
});
