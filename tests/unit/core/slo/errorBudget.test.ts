import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burnRate } from '../../../../src/core/slo/burnRate';
import { burnRateSeries } from '../../../../src/core/slo/burnRateSeries';
import { errorBudget } from '../../../../src/core/slo/errorBudget';
import { eventsWithin } from '../../../../src/core/slo/eventCounts';
import { ratioEvents } from '../../../../src/core/slo/ratioEvents';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const samples = (times: readonly number[], values: readonly number[]) => ({
  times: Float64Array.from(times),
  values: Float64Array.from(values),
});

describe('burnRate', () => {
  it('is 1 where the bad share is what the objective allows', () => {
    expect(burnRate(999, 1000, 0.999)).toBeCloseTo(1, 10);
    expect(burnRate(856, 1000, 0.99)).toBeCloseTo(14.4, 10);
  });

  it('is 0 without events or bad events, and infinite for bad events without a budget', () => {
    expect(burnRate(0, 0, 0.99)).toBe(0);
    expect(burnRate(5, 5, 1)).toBe(0);
    expect(burnRate(4, 5, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(burnRate(Number.NaN, 5, 0.9)).toBeNaN();
    expect(burnRate(6, 5, 0.9)).toBe(0);
  });
});

describe('eventsWithin', () => {
  it('adds the increases of a counter and survives resets and gaps', () => {
    const counter = samples([0, 1000, 2000, 3000, 4000], [100, 110, Number.NaN, 5, 8]);
    expect(eventsWithin(counter, 'counter', 0, 4000)).toBe(10 + 5 + 3);
    expect(eventsWithin(counter, 'counter', 1000, 4000)).toBe(5 + 3);
    expect(eventsWithin(counter, 'counter', -1000, 1000)).toBe(10);
    expect(eventsWithin(counter, 'counter', 4000, 9000)).toBeNaN();
  });

  it('adds increments and integrates rates', () => {
    expect(eventsWithin(samples([0, 1000, 2000], [7, 1, 2]), 'increment', 0, 2000)).toBe(3);
    // 2/s for 1 s, then 4/s for 2 s.
    expect(eventsWithin(samples([0, 1000], [2, 4]), 'rate', 0, 3000)).toBe(10);
    expect(eventsWithin(samples([0, 1000], [2, 4]), 'rate', 500, 1500)).toBe(3);
    expect(eventsWithin(samples([0], [2]), 'rate', 5000, 6000)).toBe(2);
  });

  it('counts a split span as its parts, whatever the counter', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 2, maxLength: 30 }), fc.nat(29), (values, at) => {
        const counter = samples(
          values.map((_, i) => i * 1000),
          values
        );
        const end = (values.length - 1) * 1000;
        const split = Math.min(at, values.length - 2) * 1000;
        const head = split === 0 ? 0 : eventsWithin(counter, 'counter', 0, split);
        expect(head + eventsWithin(counter, 'counter', split, end)).toBe(eventsWithin(counter, 'counter', 0, end));
      })
    );
  });
});

describe('errorBudget', () => {
  // A request a second for 30 days in steps of 5 min; 1 % fail during the last 2 hours.
  const step = 5 * minuteMs;
  const times = Array.from({ length: (30 * dayMs) / step + 1 }, (_, i) => i * step);
  const failingFrom = 30 * dayMs - 2 * hourMs;
  const total = times.map((time) => time / 1000);
  const good = times.map((time) => (time - 0.01 * Math.max(0, time - failingFrom)) / 1000);
  const events = { good: samples(times, good), total: samples(times, total), encoding: 'counter' as const };
  const budget = errorBudget(events, { objective: 0.999, atMs: 30 * dayMs });

  it('tells what is left of the budget', () => {
    expect(budget.bad).toBeCloseTo(72, 6);
    expect(budget.allowedBad).toBeCloseTo(2592, 6);
    expect(budget.remaining).toBeCloseTo(1 - 72 / 2592, 8);
    expect(budget.ratio).toBeCloseTo(1 - 72 / 2_592_000, 10);
  });

  it('gives the burn rate of each window, ascending', () => {
    const rates = new Map(budget.windows.map(({ windowMs, burnRate: rate }) => [windowMs, rate]));
    expect(budget.windows.map(({ windowMs }) => windowMs / minuteMs)).toEqual([5, 30, 60, 120, 360, 1440, 4320]);
    expect(rates.get(5 * minuteMs)).toBeCloseTo(10, 6);
    expect(rates.get(hourMs)).toBeCloseTo(10, 6);
    expect(rates.get(6 * hourMs)).toBeCloseTo(10 / 3, 6);
    expect(rates.get(3 * dayMs)).toBeCloseTo(10 / 36, 6);
    expect(budget.windows.at(-1)?.budgetSpent).toBeCloseTo(72 / 2592, 6);
  });

  it('fires an alert only where both windows burn fast enough', () => {
    const firing = (objective: number): readonly number[] =>
      errorBudget(events, { objective, atMs: 30 * dayMs })
        .alerts.filter(({ isFiring }) => isFiring)
        .map(({ longMs }) => longMs / hourMs);
    // The bad share is 1 % over 1 h, 1/3 % over 6 h, 1/12 % over 1 d, 1/36 % over 3 d.
    expect(firing(0.999)).toEqual([]);
    expect(firing(0.9995)).toEqual([1, 6]);
    expect(firing(0.9998)).toEqual([1, 6, 24, 72]);
    const recovered = errorBudget(
      {
        ...events,
        good: samples(
          times,
          good.map((value, i) => (i === good.length - 1 ? Number(good[i - 1]) + 300 : value))
        ),
      },
      { objective: 0.9995, atMs: 30 * dayMs }
    );
    expect(recovered.alerts.filter(({ isFiring }) => isFiring).map(({ longMs }) => longMs / hourMs)).toEqual([6]);
  });

  it('estimates when the budget is spent', () => {
    const left = (1 - 72 / 2592) * 30 * dayMs;
    expect(budget.exhaustedInMs).toBeCloseTo(left / (10 / 36), -2);
    expect(errorBudget(events, { objective: 0.99999, atMs: 30 * dayMs }).exhaustedInMs).toBe(0);
    expect(errorBudget(events, { objective: 0.999, atMs: 29 * dayMs }).exhaustedInMs).toBe(Number.POSITIVE_INFINITY);
  });

  it('knows nothing without events', () => {
    const empty = { good: samples([], []), total: samples([], []), encoding: 'counter' as const };
    const unknown = errorBudget(empty, { objective: 0.999, atMs: dayMs });
    expect(unknown.remaining).toBeNaN();
    expect(unknown.exhaustedInMs).toBeNaN();
    expect(unknown.alerts.some(({ isFiring }) => isFiring)).toBe(false);
  });

  it('keeps the budget whole where nothing happened', () => {
    const hours = [0, 1, 2].map((hour) => hour * hourMs);
    const still = {
      good: samples(hours, [500, 500, 500]),
      total: samples(hours, [500, 500, 500]),
      encoding: 'counter' as const,
    };
    const idle = errorBudget(still, { objective: 0.999, atMs: 2 * hourMs });
    expect(idle.remaining).toBe(1);
    expect(idle.exhaustedInMs).toBe(Number.POSITIVE_INFINITY);
    expect(idle.ratio).toBeNaN();
    expect(idle.alerts.some(({ isFiring }) => isFiring)).toBe(false);
  });

  it('takes ratios, each sample alike', () => {
    const ratios = ratioEvents(
      samples(
        [1, 2, 3, 4].map((hour) => hour * hourMs),
        [1, 0.98, Number.NaN, 1]
      )
    );
    const { ratio, remaining } = errorBudget(ratios, { objective: 0.99, atMs: 4 * hourMs });
    expect(ratio).toBeCloseTo(2.98 / 3, 12);
    expect(remaining).toBeCloseTo(1 - 0.02 / 3 / 0.01, 9);
  });

  it('follows the burn rate over time', () => {
    const at = Float64Array.from([failingFrom, failingFrom + 30 * minuteMs, failingFrom + hourMs, -hourMs]);
    const rates = burnRateSeries(events, 0.999, hourMs, at);
    expect(rates[0]).toBeCloseTo(0, 6);
    expect(rates[1]).toBeCloseTo(5, 6);
    expect(rates[2]).toBeCloseTo(10, 6);
    expect(rates[3]).toBeNaN();
  });
});
