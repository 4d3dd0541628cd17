import { dateTime } from '@grafana/data';
import { expect, it } from 'vitest';
import { anomalyText } from '../../../src/app/pages/anomalyText';

const dayMs = 86_400_000;
const minuteMs = 60_000;

const textOf = (startMs: number, endMs: number, rangeMs: number): string => {
  const range = { from: dateTime(0), to: dateTime(rangeMs), raw: { from: 'now-1h', to: 'now' } };
  const anomaly = { series: 'web', peakScore: 2, startMs, endMs, sentence: '', agreeing: '', disagreeing: '' };
  return anomalyText({ ...anomaly, actual: 3, expected: 1 }, String, range);
};

it('says from when to when, and of which day where more than one is looked at', () => {
  expect(textOf(minuteMs, 3 * minuteMs, dayMs)).toMatch(
    /^web was 3, 1 expected: 2\.0 times the limit, \d\d:01–\d\d:03\.$/
  );
  expect(textOf(minuteMs, minuteMs, dayMs)).toMatch(/the limit, \d\d:01\.$/);
  expect(textOf(minuteMs, 3 * minuteMs, 7 * dayMs)).toMatch(/the limit, \d{4}-\d\d-\d\d \d\d:01–\d\d:03\.$/);
  expect(textOf(0, dayMs, 7 * dayMs)).toMatch(/the limit, \d{4}-\d\d-\d\d \d\d:00 – \d{4}-\d\d-\d\d \d\d:00\.$/);
});
