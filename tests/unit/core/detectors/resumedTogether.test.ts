import { describe, expect, it } from 'vitest';
import { detect } from '../../../../src/core/detectors/judging/detect';
import { profileStepMs } from '../../../../src/core/detectors/detector/seriesHistory';
import { seededRandom } from '../../../../src/core/random';
import { type SeriesMatrix } from '../../../../src/core/series/seriesMatrix';
import { sliceMatrix } from '../../../../src/core/series/sliceMatrix';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
/** A Monday after clocks were changed in Europe: the usual of the hours around each time counts in UTC. */
const endMs = Date.UTC(2026, 2, 30, 15);

/** Series of different rhythms at times a step apart, the same at a time whatever the step. */
function rhythms(fromMs: number, stepMs: number): SeriesMatrix {
  const times = Float64Array.from({ length: (endMs - fromMs) / stepMs }, (_, i) => fromMs + i * stepMs);
  const series = ['steps', 'wave', 'flat'].map((name) => ({ inputRefId: 'A', name, labels: {} }));
  const usual = [
    (timeMs: number) => (Math.floor((24 * (timeMs % dayMs)) / dayMs) % 3) * 40,
    (timeMs: number) => 50 * Math.sin((2 * Math.PI * timeMs) / dayMs),
    () => 0,
  ];
  const values = usual.flatMap((at, s) => {
    const random = seededRandom(s);
    return [...times].map((timeMs) => 200 + at(timeMs) + 6 * random());
  });
  return { times, stepMs, series, values: Float64Array.from(values) };
}

const request = {
  detector: 'ensemble',
  options: {},
  direction: 'both',
  minDeviation: 0,
  minSamples: 50,
  confirm: { required: 1, of: 1 },
  seed: 0,
} as const;

describe('series that go on from kept states one after the other', () => {
  it('are judged as each by itself, hours later and in the days after a change of clocks', () => {
    const profile = rhythms(endMs - 36 * dayMs, profileStepMs);
    const whole = rhythms(endMs - 5 * dayMs, minuteMs);
    const firstJudged = whole.times.length - 300;
    const { series, states = [] } = detect(whole, request, { firstJudged, keepAt: firstJudged, profile });
    const short = sliceMatrix(whole, (whole.times[firstJudged] ?? NaN) - 300 * minuteMs, Infinity);
    const at = short.times.length - 300;
    const resumed = detect(short, request, { firstJudged: at + 1, resumed: { at, states }, profile });
    expect(resumed.series.map(({ score }) => score)).toEqual(series.map(({ score }) => score.subarray(1)));
    expect(resumed.series.map(({ upper }) => upper)).toEqual(series.map(({ upper }) => upper.subarray(1)));
  });
});
