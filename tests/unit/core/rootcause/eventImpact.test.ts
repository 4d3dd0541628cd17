import { describe, expect, it } from 'vitest';
import { eventImpact } from '../../../../src/core/rootcause/eventImpact/eventImpact';

const event = 1_000_000;

/** One value every 10 s: `before` ends just before the event, `after` begins at it. */
function around(before: readonly number[], after: readonly number[]) {
  const times = [
    ...before.map((_, i) => event - (before.length - i) * 10_000),
    ...after.map((_, i) => event + i * 10_000),
  ];
  return { name: 'm', labels: {}, times: Float64Array.from(times), values: Float64Array.from([...before, ...after]) };
}

describe('eventImpact', () => {
  it('reports means, change, Welch t and effect size of a rise', () => {
    const [impact] = eventImpact([around([10, 12, 11, 13], [20, 22, 21, 25])], event);
    expect(impact).toMatchObject({ beforeCount: 4, afterCount: 4, beforeMean: 11.5, afterMean: 22 });
    expect(impact?.changePercent).toBeCloseTo(91.30434782608695, 10);
    // By hand: variances 5/3 and 14/3, standard error √(19/12).
    expect(impact?.t).toBeCloseTo(10.5 / Math.sqrt(19 / 12), 10);
    expect(impact?.degreesOfFreedom).toBeCloseTo((19 / 12) ** 2 / ((5 / 12) ** 2 / 3 + (14 / 12) ** 2 / 3), 10);
    expect(impact?.effectSize).toBeCloseTo(10.5 / Math.sqrt(19 / 6), 10);
    expect(impact?.p).toBeLessThan(0.001);
    expect(impact?.isSignificant).toBe(true);
    expect(impact?.isMeaningful).toBe(true);
  });

  it('uses the pooled variance for Student', () => {
    const series = around([10, 12, 11, 13], [20, 22, 21, 25, 30]);
    const [welch] = eventImpact([series], event);
    const [student] = eventImpact([series], event, { test: 'student' });
    expect(student?.degreesOfFreedom).toBe(7);
    expect(welch?.degreesOfFreedom).toBeLessThan(7);
  });

  it('takes half of the window on each side, the event itself after it', () => {
    const series = around([1000, 1, 1, 1], [2, 2, 2, 1000]);
    const [impact] = eventImpact([series], event, { windowMs: 60_000 });
    expect(impact).toMatchObject({ beforeCount: 3, afterCount: 4, beforeMean: 1 });
    expect(eventImpact([series], event, { windowMs: 59_000 })[0]).toMatchObject({
      beforeCount: 2,
      afterCount: 3,
      reason: 'too_few_values',
    });
  });

  it('does not test a side with fewer than three values', () => {
    const [impact] = eventImpact([around([1, Number.NaN, 2], [5, 6, 7])], event);
    expect(impact).toMatchObject({
      reason: 'too_few_values',
      beforeCount: 2,
      isSignificant: false,
      isMeaningful: false,
    });
    expect(impact?.p).toBeNaN();
  });

  it('has no percentage for a mean of zero before, yet calls the change meaningful', () => {
    const [impact] = eventImpact([around([0, 0, 0], [1, 2, 3])], event);
    expect(impact?.changePercent).toBeNaN();
    expect(impact?.isMeaningful).toBe(true);
  });

  it('gives a rise a positive percentage when values are negative', () => {
    expect(eventImpact([around([-10, -10.5, -9.5], [-5, -5.5, -4.5])], event)[0]?.changePercent).toBeCloseTo(50, 10);
  });

  it('settles constant sides without a division by zero', () => {
    const [same, different] = eventImpact([around([4, 4, 4], [4, 4, 4]), around([4, 4, 4], [5, 5, 5])], event);
    expect(same).toMatchObject({ t: 0, p: 1, effectSize: 0, isSignificant: false, isMeaningful: false });
    expect(different).toMatchObject({ t: Number.POSITIVE_INFINITY, p: 0, isSignificant: true, isMeaningful: true });
  });

  it('filters changes below the meaningful size however significant they are', () => {
    const series = around([100, 100.1, 99.9, 100], [103, 103.1, 102.9, 103]);
    expect(eventImpact([series], event)[0]).toMatchObject({ isSignificant: true, isMeaningful: false });
    expect(eventImpact([series], event, { minChangePercent: 2 })[0]?.isMeaningful).toBe(true);
  });

  it('corrects p for the number of series tested', () => {
    const weak = around([10, 12, 11, 13], [14, 15, 13, 15]);
    const none = around([10, 12, 11, 13], [11, 13, 10, 12]);
    const [alone] = eventImpact([weak], event);
    const [together] = eventImpact([weak, none, none, none], event);
    expect(alone?.q).toBe(alone?.p);
    expect(together?.q).toBeCloseTo(4 * Number(alone?.p), 10);
    expect(alone?.isSignificant).toBe(true);
    expect(together?.isSignificant).toBe(false);
  });
});
