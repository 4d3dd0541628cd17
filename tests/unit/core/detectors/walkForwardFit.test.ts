import { describe, expect, it } from 'vitest';
import { walkForwardSamples } from '../../../../src/core/detectors/history/walkForwardSamples';
import { walkForwardFit } from '../../../../src/core/detectors/judging/walkForwardFit';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const clock = { isUtc: true, localMs: (timeMs: number) => timeMs };
/** A Monday at midnight. */
const startMs = Date.UTC(2026, 4, 4);

/** What teaches the row at a time of a series that began at a time, each row being its own index. */
function fitAt(beginMs: number, timeMs: number, options: Readonly<Record<string, number>> = {}) {
  const length = Math.round((timeMs - startMs) / minuteMs) + 2000;
  const times = Float64Array.from({ length }, (_, i) => startMs + i * minuteMs);
  const rows = times.map((time, i) => (time < beginMs ? NaN : i));
  const series = [{ inputRefId: 'A', name: 'a', labels: {} }];
  const matrix = { times, stepMs: minuteMs, series, values: rows };
  const from = Math.round((timeMs - startMs) / minuteMs);
  const { training, end } = walkForwardFit(matrix, rows, from, { clock, stepMs: minuteMs, seed: 0, options });
  const timeOf = (row = NaN): number => startMs + row * minuteMs;
  return { fromMs: timeOf(training[0]), toMs: timeOf(training.at(-1)), endMs: startMs + end * minuteMs };
}

describe('the fit of several series', () => {
  it('is made once a day of the two weeks before the day that ended then', () => {
    const { fromMs, toMs, endMs } = fitAt(startMs, startMs + 20 * dayMs + 500 * minuteMs);
    expect(toMs).toBe(startMs + 19 * dayMs - minuteMs);
    expect(fromMs).toBe(startMs + 5 * dayMs);
    expect(endMs).toBe(startMs + 21 * dayMs);
  });

  it('is made four times a day while the series have not been for two days, of all but the newest quarter', () => {
    const beginMs = startMs + 20 * dayMs;
    const { fromMs, toMs, endMs } = fitAt(beginMs, beginMs + 1500 * minuteMs);
    expect(fromMs).toBe(beginMs);
    // Made after 1440 minutes, the newest 360 left out.
    expect(toMs).toBe(beginMs + 1079 * minuteMs);
    expect(endMs).toBe(beginMs + 1800 * minuteMs);
  });

  it('learns from the first three hundred rows at the least, however new they are', () => {
    const beginMs = startMs + 20 * dayMs;
    expect(fitAt(beginMs, beginMs + 370 * minuteMs).toMs).toBe(beginMs + 299 * minuteMs);
  });

  it('is that of the options where they are given', () => {
    const options = { trainingSamples: 600, refitSamples: 120, delaySamples: 50 };
    const { fromMs, toMs, endMs } = fitAt(startMs, startMs + 5 * dayMs + 30 * minuteMs, options);
    expect(toMs).toBe(startMs + 5 * dayMs - 51 * minuteMs);
    expect(fromMs).toBe(startMs + 5 * dayMs - 650 * minuteMs);
    expect(endMs).toBe(startMs + 5 * dayMs + 120 * minuteMs);
  });
});

describe('what a fit of several series looks at', () => {
  it.each([
    [15_000, 20_160, 1440],
    [60_000, 20_160, 1440],
    [300_000, 4320, 360],
    [3_600_000, 4320, 360],
  ])('is two weeks and a day at a step of %d ms, of neither few samples nor very many', (stepMs, training, day) => {
    expect(walkForwardSamples({}, stepMs)).toEqual({ training, refit: day, youngRefit: 360, delay: day });
  });
});
