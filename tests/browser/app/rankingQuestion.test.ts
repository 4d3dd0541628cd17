import { dateTime, type TimeRange } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { rankingQuestion } from '../../../src/app/investigation/rankingQuestion';

function rangeOf(fromMs: number, toMs: number): TimeRange {
  const [from, to] = [dateTime(fromMs), dateTime(toMs)];
  return { from, to, raw: { from, to } };
}

const day = rangeOf(0, 86_400_000);
const window = { fromMs: 36_000_000, toMs: 37_000_000 };

describe('the question for suspects', () => {
  it('is about the window and what is around it, whatever is shown', () => {
    const [wide, narrow] = [day, rangeOf(35_000_000, 38_000_000)].map((range) =>
      rankingQuestion({ symptom: undefined, window }, 'calls', range)
    );
    expect(wide?.analysis).toEqual({ kind: 'rootCause', format: 'report', window, dependencies: { input: 'calls' } });
    expect([wide?.range.from.valueOf(), wide?.range.to.valueOf()]).toEqual([31_000_000, 37_500_000]);
    expect(narrow?.analysis).toEqual(wide?.analysis);
    expect(narrow?.range.from.valueOf()).toBe(31_000_000);
    expect(narrow?.range.to.valueOf()).toBe(37_500_000);
  });

  it('has the symptom that a person chose, and over the whole range where its window is not known', () => {
    expect(rankingQuestion({ symptom: 'web latency', window }, undefined, day)?.analysis).toMatchObject({
      target: 'web latency',
      window,
    });
    const unknown = rankingQuestion({ symptom: 'web latency', window: undefined }, undefined, day);
    expect(unknown?.analysis).toEqual({ kind: 'rootCause', format: 'report', target: 'web latency' });
    expect(unknown?.range).toBe(day);
  });

  it('compares with what a person chose', () => {
    const baseline = { fromMs: 0, toMs: 3_600_000 };
    expect(rankingQuestion({ symptom: undefined, window, baseline }, undefined, day)?.analysis).toMatchObject({
      window,
      baseline,
    });
  });

  it('is not asked while there is neither', () => {
    expect(rankingQuestion({ symptom: undefined, window: undefined }, 'calls', day)).toBeUndefined();
  });
});
