import { describe, expect, it } from 'vitest';
import { incidentWindow } from '../../../src/app/investigation/incidentWindow';

const minuteMs = 60_000;
const event = (from: number, to: number) => ({ startMs: from * minuteMs, endMs: to * minuteMs });
const symptom = event(100, 130);
const windowOf = (...others: ReadonlyArray<ReturnType<typeof event>>) => {
  const { fromMs, toMs } = incidentWindow(symptom, [symptom, ...others]);
  return [fromMs / minuteMs, toMs / minuteMs];
};

describe('the window of an incident', () => {
  it('begins with what set the symptom off', () => {
    expect(windowOf()).toEqual([100, 130]);
    expect(windowOf(event(99, 120), event(98, 105), event(103, 200))).toEqual([98, 130]);
  });

  it('does not begin with what was over, or had gone on for long', () => {
    expect(windowOf(event(97, 99), event(89, 140))).toEqual([100, 130]);
  });

  it('is five minutes long where the symptom is a single sample', () => {
    const { fromMs, toMs } = incidentWindow(event(100, 100), [event(100, 100)]);
    expect([fromMs / minuteMs, toMs / minuteMs]).toEqual([100, 105]);
  });

  it('begins shortly before a short symptom at most', () => {
    const { fromMs } = incidentWindow(event(100, 104), [event(97, 110), event(99, 110)]);
    expect(fromMs / minuteMs).toBe(99);
  });
});
