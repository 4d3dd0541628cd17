import { toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { greatestWithin } from '../../../src/app/pages/investigate/greatestWithin';

const frame = toDataFrame({
  fields: [
    { name: 'time', values: [10, 50, 55, 50] },
    { name: 'timeEnd', values: [20, 60, 70, 60] },
    { name: 'title', values: ['web', 'web', 'web', 'database'] },
    { name: 'text', values: ['earlier', 'small', 'great', 'of another'] },
    { name: 'agreeing', values: ['', '', '', ''] },
    { name: 'score', values: [90, 2, 5, 80] },
  ],
});

describe('the anomaly of a symptom in the window of an incident', () => {
  it.each([
    [{ fromMs: 45, toMs: 65 }, 'great'],
    [{ fromMs: 45, toMs: 52 }, 'small'],
    [{ fromMs: 0, toMs: 12 }, 'earlier'],
    [{ fromMs: 25, toMs: 40 }, undefined],
  ])('is the greatest that touches %j', (window, sentence) => {
    expect(greatestWithin([frame], 'web', window)?.sentence).toBe(sentence);
  });
});
