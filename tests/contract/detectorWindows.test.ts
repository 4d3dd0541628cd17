import { describe, expect, it } from 'vitest';
import { detect } from '../../src/core/detectors/judging/detect';
import { type Detection } from '../../src/core/detectors/request/detection';
import { detectionHistory } from '../../src/core/detectors/judging/detectionHistory';
import { type LocalClock } from '../../src/core/detectors/clock/localClock';
import { isResumable } from '../../src/core/detectors/judging/isResumable';
import { profileOf } from '../../src/core/detectors/history/profileOf';
import { detectors } from '../../src/core/detectors/registry';
import { rulesReach } from '../../src/core/detectors/rules/ruledScores';
import { ZoneClock } from '../../src/core/detectors/clock/zoneClock';
import { seededRandom } from '../../src/core/random';
import { type SeriesMatrix } from '../../src/core/series/seriesMatrix';
import { sliceMatrix } from '../../src/core/series/sliceMatrix';
import { normalQuantile } from '../../src/core/statistics/distributions/normalDistribution';
import { matrixOf, plainRequest, startMs } from './detectorRequests';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const stepMs = 5 * minuteMs;
const perDay = dayMs / stepMs;
const shiftMs = (7 * 60 + 13) * minuteMs;
const days = 41;

/** Three daily series of 41 days with gaps, an incident of an hour on the last day but one, and one that begins late. */
function longMatrix(): SeriesMatrix {
  const random = seededRandom(3);
  const length = days * perDay;
  return matrixOf(
    [3, 5, 8].map((scale, s) =>
      Float64Array.from({ length }, (_, t) => {
        const noise = normalQuantile(0.0001 + 0.9998 * random());
        const incident = t >= (days - 2) * perDay + 100 && t < (days - 2) * perDay + 112 ? 9 * scale : 0;
        const isMissing = t % 97 === 13 || (s === 1 && t < 35 * perDay);
        return isMissing ? NaN : 100 * (s + 1) + scale * (6 * Math.sin((2 * Math.PI * t) / perDay) + noise) + incident;
      })
    ),
    stepMs
  );
}

/** The clocks of Berlin change on the last day before those that are judged. */
const whole = shifted(longMatrix(), Date.UTC(2024, 2, 4) - startMs);
const profile = profileOf(whole);
const judgedFrom = (days - 3) * perDay;
const judgedMs = whole.times[judgedFrom] ?? NaN;
const berlin = new ZoneClock('Europe/Berlin');

describe.each(detectors.map(({ id }) => ({ id })))('windows of detector $id', ({ id }) => {
  const request = plainRequest(id, { confirm: { required: 2, of: 3 }, quietSamples: 4, minSamples: 10 });

  /** What is judged of a part of the whole, with history from `fromMs` on. */
  function judge(part: SeriesMatrix, firstMs: number, clock: LocalClock = berlin): Detection {
    return detect(part, request, {
      firstJudged: part.times.findIndex((timeMs) => timeMs >= firstMs),
      clock,
      ...(profile === undefined ? {} : { profile }),
    });
  }

  const all = judge(whole, judgedMs);

  it('gives the same bits with the history that it asks for as with more', () => {
    const { fineMs, profileDays } = detectionHistory(request, stepMs);
    const least = sliceMatrix(whole, judgedMs - fineMs, Infinity);
    const needed = profile && sliceMatrix(profile, judgedMs - profileDays * dayMs, Infinity);
    const judged = detect(least, request, {
      firstJudged: least.times.findIndex((timeMs) => timeMs >= judgedMs),
      clock: berlin,
      ...(needed === undefined ? {} : { profile: needed }),
    });
    expect(columnsOf(judged)).toEqual(columnsOf(all));
  });

  it('gives the same bits however the range is cut', () => {
    for (const first of [1, 37, perDay + 5]) {
      const fromMs = judgedMs + first * stepMs;
      expect(columnsOf(judge(whole, fromMs))).toEqual(columnsOf(all).map((column) => column.slice(first)));
      const before = judge(sliceMatrix(whole, -Infinity, fromMs - stepMs), judgedMs);
      expect(columnsOf(before)).toEqual(columnsOf(all).map((column) => column.slice(0, first)));
    }
  });

  it('gives the same bits however the range is cut where a store has a profile of seven days only', () => {
    const judgeBySevenDays = (first: number): Detection => {
      const fromMs = judgedMs + first * stepMs;
      const fetchedMs = Math.floor((fromMs - 6 * stepMs) / dayMs) * dayMs - 7 * dayMs;
      return detect(whole, request, {
        firstJudged: judgedFrom + first,
        clock: berlin,
        profileDays: 7,
        ...(profile === undefined ? {} : { profile: sliceMatrix(profile, fetchedMs, Infinity) }),
      });
    };
    const whole7 = columnsOf(judgeBySevenDays(0));
    for (const first of [1, 37, perDay + 5]) {
      expect(columnsOf(judgeBySevenDays(first))).toEqual(whole7.map((column) => column.slice(first)));
    }
  });

  const itWalks = isResumable(request, stepMs) ? it : undefined;
  itWalks?.('goes on from kept states with the same bits, without the history', () => {
    for (const first of [0, 1, 37, perDay + 5]) {
      const keepAt = judgedFrom + first;
      const { states = [] } = detect(whole, request, {
        firstJudged: judgedFrom,
        keepAt,
        clock: berlin,
        ...(profile === undefined ? {} : { profile }),
      });
      expect(states).toHaveLength(whole.series.length);
      const short = sliceMatrix(whole, (whole.times[keepAt] ?? NaN) - 40 * stepMs, Infinity);
      const at = whole.times.length - short.times.length;
      const firstJudged = keepAt + 1 + rulesReach(request);
      const resumed = detect(short, request, {
        firstJudged: firstJudged - at,
        resumed: { at: keepAt - at, states },
        clock: berlin,
        ...(profile === undefined ? {} : { profile }),
      });
      expect(columnsOf(resumed)).toEqual(columnsOf(all).map((column) => column.slice(firstJudged - judgedFrom)));
    }
  });

  it('gives the same bits when data and clock are shifted by 7 h 13 min', () => {
    const judged = detect(shifted(whole, shiftMs), request, {
      firstJudged: judgedFrom,
      clock: { isUtc: false, localMs: (timeMs) => berlin.localMs(timeMs - shiftMs) },
      ...(profile === undefined ? {} : { profile: shifted(profile, shiftMs) }),
    });
    expect(columnsOf(judged)).toEqual(columnsOf(all));
  });

  it('judges the same when infinities stand where values are missing', () => {
    const infinite = {
      ...whole,
      values: whole.values.map((value, i) => (Number.isNaN(value) ? (i % 2 ? Infinity : -Infinity) : value)),
    };
    expect(columnsOf(judge(infinite, judgedMs))).toEqual(columnsOf(all));
  });

  it('judges most of what is there, at its defaults', () => {
    const judgedShare = all.series.map(({ score }) => score.filter((one) => !Number.isNaN(one)).length / score.length);
    expect(Math.min(...judgedShare)).toBeGreaterThan(0.9);
  });
});

function shifted(matrix: SeriesMatrix, byMs: number): SeriesMatrix {
  return { ...matrix, times: matrix.times.map((timeMs) => timeMs + byMs) };
}

function columnsOf({ series, group }: Detection): readonly Float64Array[] {
  return [
    ...series.flatMap(({ expected, lower, upper, score }) => [expected, lower, upper, score]),
    ...(group === undefined ? [] : [group.score]),
  ];
}
