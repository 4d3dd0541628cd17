import { describe, expect, it } from 'vitest';
import { detect } from '../../../../src/core/detectors/judging/detect';
import { Excuses } from '../../../../src/core/detectors/ensemble/excuses';
import { TailReference } from '../../../../src/core/detectors/ensemble/tailReference';
import { explainAnomalies } from '../../../../src/core/detectors/explain/explainAnomalies';
import { StateTape } from '../../../../src/core/stateTape';
import { seededRandom } from '../../../../src/core/random';
import { normalQuantile } from '../../../../src/core/statistics/distributions/normalDistribution';
import { matrixOf, plainRequest } from '../../../contract/detectorRequests';

const minuteMs = 60_000;
const day = 1440;

function noisy(length: number, at: (t: number) => number, seed = 3): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length }, (_, t) => at(t) + normalQuantile(0.0001 + 0.9998 * random()));
}

function scoresOf(values: Float64Array): Float64Array {
  return detect(matrixOf([values], minuteMs), plainRequest('ensemble')).series[0]?.score ?? new Float64Array(0);
}

/** How many of ten series, each drawn with a seed of its own, are anomalous anywhere from a sample on. */
function foundFrom(start: number, valuesOf: (seed: number) => Float64Array): number {
  return Array.from({ length: 10 }, (_, i) => i + 1).filter((seed) =>
    scoresOf(valuesOf(seed))
      .slice(start)
      .some((one) => one > 1)
  ).length;
}

describe('the ensemble', () => {
  it('marks an outage of an hour from onset to recovery, and the next ones three hours and a day later', () => {
    const starts = [3 * day + 600, 3 * day + 840, 4 * day + 600];
    const values = noisy(5 * day, (t) => 50 + (starts.some((start) => t >= start && t < start + 60) ? 15 : 0));
    const score = scoresOf(values);
    for (const start of starts) {
      expect(score.slice(start, start + 60).filter((one) => one > 1).length).toBeGreaterThanOrEqual(54);
      expect(score.slice(start + 70, start + 120).some((one) => one > 1)).toBe(false);
    }
  });

  it('is over when a rate is back whose window drew the edges of an outage out over two samples', () => {
    const start = 4 * day + 600;
    const shareOf = (t: number): number => Math.min(1, Math.max(0, (t - start) / 2), Math.max(0, (start + 24 - t) / 2));
    const values = noisy(5 * day, () => 0).map((noise, t) => 0.2 + 0.02 * noise + 18 * shareOf(t));
    const score = scoresOf(values);
    expect(score.slice(start + 1, start + 23).filter((one) => one > 1).length).toBeGreaterThanOrEqual(21);
    expect(score.slice(start + 25, start + 60).some((one) => one > 1)).toBe(false);
  });

  it('takes twenty minutes of four sigma in a restless series for an event where three weeks had nothing like it, and for none where they had two', () => {
    const start = 24 * day + 700;
    const spikes = [start - 1200, start - 1900, start - 2500];
    const within = (t: number, from: number, length: number): boolean => t >= from && t < from + length;
    const largest = (earlier: readonly number[]): number =>
      scoresOf(
        noisy(
          start + 60,
          (t) =>
            50 -
            8 * Math.cos((2 * Math.PI * t) / day) +
            (spikes.includes(t) ? 40 : 0) +
            (within(t, start, 20) ? 4 : 0) +
            (earlier.some((from) => within(t, from, 40)) ? 6 : 0)
        )
      )
        .slice(start, start + 20)
        .reduce((most, score) => Math.max(most, score), 0);
    expect(largest([])).toBeGreaterThan(1);
    expect(largest([10 * day + 300, 15 * day + 1000])).toBeLessThan(1);
  });

  it('sees a step of three values in a series that wanders, though it was farther away hours ago', () => {
    const start = 12 * day + 300;
    const found = foundFrom(start, (seed) => {
      const steps = noisy(start + 3, () => 0, seed);
      let level = 0;
      return steps.map((step, t) => {
        level = 0.99 * level + step;
        return 500 + level + (t >= start ? 15 : 0);
      });
    });
    expect(found).toBeGreaterThanOrEqual(6);
  });

  it('sees twenty minutes of four sigma on the slope of a steep day: what rises every morning is no spread', () => {
    const start = 16 * day + 540;
    const found = foundFrom(start, (seed) => {
      const rhythm = (t: number): number => 500 - 400 * Math.cos((2 * Math.PI * t) / day);
      return noisy(start + 20, (t) => rhythm(t) / 4 + (t >= start ? 4 : 0), seed);
    });
    expect(found).toBeGreaterThanOrEqual(7);
  });

  it('sees a relapse of three and a half sigma, though the first time is in its memory, and takes the way back for none', () => {
    const first = 6 * day + 300;
    const second = first + 200;
    const scores = Array.from({ length: 10 }, (_, i) => {
      const isDown = (t: number): boolean => (t >= first && t < first + 20) || (t >= second && t < second + 20);
      const rhythm = (t: number): number => 10 * Math.cos((2 * Math.PI * t) / day);
      return scoresOf(noisy(second + 60, (t) => 50 + rhythm(t) - (isDown(t) ? 3.5 : 0), i + 1));
    });
    const alertsWithin = (from: number, end: number): number =>
      scores.filter((score) => score.slice(from, end).some((one) => one > 1)).length;
    expect(alertsWithin(first, first + 20)).toBeGreaterThanOrEqual(8);
    expect(alertsWithin(second, second + 20)).toBeGreaterThanOrEqual(8);
    expect(alertsWithin(second + 32, second + 60)).toBeLessThanOrEqual(1);
  });

  it('sees what is half as large again as a job of ten minutes that runs every ninety', () => {
    const start = 9 * day + 735;
    const found = foundFrom(start, (seed) => {
      const isJob = (t: number): boolean => t % 90 < 10;
      return noisy(start + 20, (t) => 50 + (isJob(t) ? 8 : 0) + (t >= start ? 12 : 0), seed);
    });
    expect(found).toBeGreaterThanOrEqual(9);
  });

  it('is over when an outage in which values scattered is: what has come back is not anomalous', () => {
    const start = 9 * day + 735;
    const marked = Array.from({ length: 10 }, (_, i) => {
      const isOut = (t: number): boolean => t >= start && t < start + 20;
      const noise = noisy(start + 60, () => 0, i + 1);
      const score = scoresOf(noise.map((one, t) => (isOut(t) ? 120 + 20 * one : 12 + 0.4 * one)));
      expect(score.slice(start, start + 20).every((one) => one > 1)).toBe(true);
      return score.slice(start + 23, start + 60).filter((one) => one > 1).length;
    });
    expect(marked.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2);
  });

  it('is calm about the tail of a series without a rhythm', () => {
    const alerts = Array.from({ length: 10 }, (_, i) => {
      const random = seededRandom(i + 1);
      // Pareto's tail of exponent 3.
      const score = scoresOf(Float64Array.from({ length: 16 * day }, () => 50 + (1 - random()) ** (-1 / 3)));
      return score.slice(9 * day).filter((one, t, all) => one > 1 && !((all[t - 1] ?? 0) > 1)).length;
    });
    expect(alerts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(26);
  });

  it('minds a single value less that is small beside the width of the day', () => {
    const start = 16 * day + 540;
    const foundAt = (size: number): number =>
      Array.from({ length: 10 }, (_, i) => i + 1).filter((seed) => {
        const isSpike = (t: number): boolean => [700, 1300, 2100].includes(start - t);
        const rhythm = (t: number): number => 20 * Math.cos((2 * Math.PI * t) / day);
        const values = noisy(
          start + 1,
          (t) => 900 + rhythm(t) - (t === start ? size : 0) + (isSpike(t) ? 30 : 0),
          seed
        );
        return (scoresOf(values)[start] ?? 0) > 1;
      }).length;
    expect(foundAt(8)).toBeLessThanOrEqual(4);
    expect(foundAt(12)).toBeGreaterThanOrEqual(9);
  });

  it.each([
    // The slope is 9 an hour at six.
    ['nine days', Date.UTC(2026, 3, 7, 6)],
    ['eighteen hours', Date.UTC(2026, 2, 29, 19)],
  ])('is sharp again %s after clocks were changed somewhere, where a series keeps to its time', (_, dropMs) => {
    const stepMs = 5 * minuteMs;
    const changeMs = Date.UTC(2026, 2, 29, 1);
    const fromMs = changeMs - 28 * 86_400_000;
    const values = noisy((38 * day) / 5, (i) => {
      const timeMs = fromMs + i * stepMs;
      const rhythm = 100 - 35 * Math.cos((2 * Math.PI * (timeMs % 86_400_000)) / 86_400_000);
      return rhythm - (timeMs >= dropMs && timeMs < dropMs + 1_200_000 ? 7 : 0);
    });
    const matrix = { ...matrixOf([values], stepMs), times: values.map((__, i) => fromMs + i * stepMs) };
    const first = (dropMs - fromMs) / stepMs;
    const score = detect(matrix, plainRequest('ensemble')).series[0]?.score ?? new Float64Array(0);
    expect(score.slice(first, first + 4).some((one) => one > 1)).toBe(true);
  });

  it('knows by sharp edges, too, that a series keeps to its time: a rise that does not come is seen within eighty minutes', () => {
    const stepMs = 5 * minuteMs;
    const changeMs = Date.UTC(2026, 2, 29, 1);
    const fromMs = changeMs - 28 * 86_400_000;
    const missingMs = Date.UTC(2026, 3, 7, 9);
    const values = noisy((38 * day) / 5, (i) => {
      const timeMs = fromMs + i * stepMs;
      const hour = (timeMs % 86_400_000) / 3_600_000;
      return hour >= 9 && hour < 18 && !(timeMs >= missingMs && timeMs < missingMs + 9 * 3_600_000) ? 80 : 20;
    });
    const matrix = { ...matrixOf([values], stepMs), times: values.map((__, i) => fromMs + i * stepMs) };
    const first = (missingMs - fromMs) / stepMs;
    const score = detect(matrix, plainRequest('ensemble')).series[0]?.score ?? new Float64Array(0);
    expect(score.slice(first, first + 16).some((one) => one > 1)).toBe(true);
  });

  it('is sharp again within the hour after a weekend whose end values followed', () => {
    // Monday is the first day of the series.
    const isWeekend = (t: number): boolean => Math.floor(t / day) % 7 >= 5;
    const start = 21 * day + 50;
    const found = Array.from({ length: 10 }, (_, i) => {
      const values = noisy(
        start + 20,
        (t) => (t >= start ? 8 : 0) + (200 + 50 * Math.sin((2 * Math.PI * t) / day)) * (isWeekend(t) ? 0.6 : 1),
        i + 1
      );
      const times = values.map((_, t) => Date.UTC(2026, 4, 4) + t * minuteMs);
      const { score } = detect({ ...matrixOf([values], minuteMs), times }, plainRequest('ensemble')).series[0] ?? {};
      return score?.slice(start).some((one) => one > 1);
    });
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(9);
  });

  it('sees four sigma at ten on a Monday whose values left the weekend half an hour late: what the usual had turned by is not what they do', () => {
    const start = 14 * day + 600;
    const isWeekend = (t: number): boolean => Math.floor(t / day) % 7 >= 5;
    const found = foundFrom(start, (seed) =>
      noisy(start + 20, (t) => (isWeekend(t > 13 * day ? t - 30 : t) ? 50 : 100) + (t >= start ? 4 : 0), seed)
    );
    expect(found).toBeGreaterThanOrEqual(9);
  });

  it('sees ten sigma on the Monday after the first weekend of all: its tails are those of a weekend read as a quieter day', () => {
    // Monday is the first day of the series.
    const isWeekend = (t: number): boolean => Math.floor(t / day) % 7 >= 5;
    const start = 7 * day + 540;
    const valuesOf = (seed: number): Float64Array =>
      noisy(
        start + 15,
        (t) => (t >= start ? 10 : 0) + (300 - 150 * Math.cos((2 * Math.PI * t) / day)) * (isWeekend(t) ? 0.6 : 1),
        seed
      );
    const found = Array.from({ length: 10 }, (_, i) => valuesOf(i + 1)).filter((values) => {
      const times = values.map((_, t) => Date.UTC(2026, 5, 1) + t * minuteMs);
      const judged = detect({ ...matrixOf([values], minuteMs), times }, plainRequest('ensemble')).series[0];
      return judged?.score.slice(start).some((one) => one > 1);
    });
    expect(found.length).toBeGreaterThanOrEqual(8);
  });

  it('expects on a first Saturday after an outage what was usual before it', () => {
    // Tuesday noon is the beginning of the series: Wednesday to Friday are known when the outage begins on Saturday at ten.
    const start = 3.5 * day + 600;
    const isOut = (t: number): boolean => t >= start && t < start + 20;
    const values = noisy(start + 240, () => 0).map(
      (noise, t) => 0.2 + 0.02 * Math.sin((2 * Math.PI * t) / day) + 0.003 * noise + (isOut(t) ? 18 : 0)
    );
    const times = values.map((_, t) => Date.UTC(2026, 5, 2, 12) + t * minuteMs);
    const judged = detect({ ...matrixOf([values], minuteMs), times }, plainRequest('ensemble')).series[0];
    const expected = judged?.expected.slice(start + 20) ?? [];
    expect(expected.length).toBe(220);
    expect(Math.min(...expected)).toBeGreaterThan(0.15);
    expect(Math.max(...expected)).toBeLessThan(0.25);
    expect(judged?.score.slice(start + 30).some((one) => one > 1)).toBe(false);
  });

  it('sees a third of the height of a daily job an hour after that has ended', () => {
    const start = 12 * day + 760;
    const found = foundFrom(start, (seed) =>
      noisy(start + 15, (t) => 50 + (t % day >= 600 && t % day < 700 ? 60 : 0) + (t >= start ? 20 : 0), seed)
    );
    expect(found).toBeGreaterThanOrEqual(8);
  });

  it('sees values that scatter as never in fifty hours though none is far away, and takes that for seen hours later', () => {
    const starts = [9 * day + 735, 9 * day + 1035];
    const found = starts.map((start) =>
      foundFrom(start, (seed) => {
        const random = seededRandom(seed);
        const isRestless = (t: number): boolean => starts.some((one) => t >= one && t < one + 15);
        return Float64Array.from({ length: start + 15 }, (_, t) => {
          const noise = 2 * random() - 1;
          return 50 + (isRestless(t) ? (t % 2 === 0 ? 1.1 : -1.1) : noise);
        });
      })
    );
    expect(found).toEqual([10, 0]);
  });

  it('sees a burst of four sigma in a series that wanders, whose usual bends a little everywhere', () => {
    const start = 12 * day + 735;
    const found = foundFrom(start, (seed) => {
      const steps = noisy(start + 15, () => 0, seed);
      const noise = noisy(start + 15, () => 0, seed + 100);
      let level = 0;
      return steps.map((step, t) => {
        level = 0.999 * level + 0.3 * step;
        return 50 + level + (t >= start ? 2 : 0.5) * (noise[t] ?? NaN);
      });
    });
    expect(found).toBeGreaterThanOrEqual(9);
  });

  it('sees at night, when a rate is calm, what it would do by itself at noon', () => {
    const start = 16 * day + 60;
    const restless = (t: number): number => 1 + 3 * (1 - Math.cos((2 * Math.PI * t) / day));
    const found = foundFrom(start, (seed) =>
      noisy(start + 20, () => 0, seed).map(
        (noise, t) => 500 + 50 * restless(t) + restless(t) * noise + (t >= start ? 6 : 0)
      )
    );
    expect(found).toBeGreaterThanOrEqual(9);
    const alerts = Array.from({ length: 5 }, (_, i) => {
      const score = scoresOf(noisy(16 * day, () => 0, i + 1).map((noise, t) => 500 + restless(t) * (50 + noise)));
      return score.slice(9 * day).filter((one, t, all) => one > 1 && !((all[t - 1] ?? 0) > 1)).length;
    });
    expect(alerts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(4);
  });

  it('takes a month for a month of hours at a step of an hour', () => {
    const start = 30 * 24 + 7;
    const found = Array.from({ length: 20 }, (_, i) => {
      const values = noisy(start + 1, (t) => 50 + (t === start ? 6 : 0), i + 1);
      return detect(matrixOf([values]), plainRequest('ensemble')).series[0]?.score[start] ?? 0;
    }).filter((score) => score > 1);
    expect(found.length).toBeGreaterThanOrEqual(16);
  });

  it('sees a counter that was always 0', () => {
    const values = new Float64Array(2 * day);
    values.fill(500, 2000, 2010);
    expect(scoresOf(values)[2000]).toBeGreaterThan(1);
  });

  it('does not mind what comes every day at the same time', () => {
    const values = noisy(9 * day, (t) => 20 + (t % day >= 200 && t % day < 230 ? 40 : 0));
    const last = scoresOf(values).slice(7 * day);
    expect(last.some((one) => one > 1)).toBe(false);
  });

  it('does not mind a job of some minutes that comes every day, wherever it lies in a quarter of an hour, and sees one that is much larger or at another time', () => {
    for (const minutes of [3, 10]) {
      for (const start of [201, 206, 212]) {
        const late = 8 * day + start + 300;
        const large = 7 * day + start;
        const values = noisy(9 * day, (t) => {
          const isJob = t % day >= start && t % day < start + minutes;
          return (
            20 + (isJob ? (t >= large && t < large + day ? 240 : 40) : 0) + (t >= late && t < late + minutes ? 40 : 0)
          );
        });
        const score = scoresOf(values);
        expect(score.slice(3 * day, large - 1).some((one) => one > 1)).toBe(false);
        expect(score.slice(large, large + minutes).every((one) => one > 1)).toBe(true);
        expect(score.slice(late, late + minutes).some((one) => one > 1)).toBe(true);
      }
    }
  });

  it.each([
    ['forward in Europe', Date.UTC(2026, 2, 29, 1), 1],
    ['back in Europe', Date.UTC(2026, 9, 25, 1), -1],
    ['forward in North America', Date.UTC(2026, 2, 8, 7), 1],
    ['back in Australia', Date.UTC(2026, 3, 4, 16), -1],
  ])('does not mind that clocks go %s where nobody said whose a series follows', (_, changeMs, hours) => {
    const stepMs = 5 * minuteMs;
    const fromMs = Math.floor(changeMs / 86_400_000 - 28) * 86_400_000;
    const random = seededRandom(8);
    const values = Float64Array.from({ length: (35 * day) / 5 }, (__, i) => {
      const timeMs = fromMs + i * stepMs;
      const hour = (timeMs / 3_600_000 + (timeMs < changeMs ? 0 : hours)) % 24;
      return (hour >= 8 && hour < 18 ? 100 : 10) * (0.95 + 0.1 * random());
    });
    const matrix = { ...matrixOf([values], stepMs), times: values.map((__, i) => fromMs + i * stepMs) };
    const after = Math.ceil((changeMs - fromMs) / stepMs);
    const score = detect(matrix, plainRequest('ensemble')).series[0]?.score ?? new Float64Array(0);
    expect(score.slice(after).filter((one) => one > 1).length).toBeLessThanOrEqual(1);
  });

  it('does not mind the edges of a wave that repeats itself exactly, wherever they lie in a quarter of an hour', () => {
    for (const edge of [540, 543, 551]) {
      const values = Float64Array.from({ length: 9 * day }, (_, t) =>
        t % day >= edge && t % day < edge + 500 ? 80 : 20
      );
      expect(
        scoresOf(values)
          .slice(3 * day)
          .some((one) => one > 1)
      ).toBe(false);
    }
  });

  it('does not mind them where a little noise lies on the wave, at five minutes', () => {
    const length = (12 * day) / 5;
    const wave = noisy(length, (i) => 5 * ((5 * i) % day >= 540 && (5 * i) % day < 1040 ? 80 : 20)).map((x) => x / 5);
    const { score } = detect(matrixOf([wave], 5 * minuteMs), plainRequest('ensemble')).series[0] ?? {};
    expect(score?.slice(length / 2).some((one) => one > 1)).toBe(false);
  });

  it('sees three values in a row that stay away where single ones often are as far', () => {
    const start = 4 * day + 300;
    const found = Array.from({ length: 12 }, (_, i) => seededRandom(i + 1)).filter((random) => {
      // Pareto's tail of exponent 3.
      const values = Float64Array.from({ length: 5 * day }, (_, t) => {
        return 50 + (t >= start && t < start + 3 ? 10 : 0) + (1 - random()) ** (-1 / 3);
      });
      return scoresOf(values)
        .slice(start, start + 3)
        .some((one) => one > 1);
    });
    expect(found.length).toBeGreaterThanOrEqual(8);
  });

  it('does not mind that a rate falls to that of weekends at midnight', () => {
    // Monday is the first day of the series.
    const isWeekend = (t: number): boolean => Math.floor(t / day) % 7 >= 5;
    const values = noisy(20 * day, (t) => (200 + 50 * Math.sin((2 * Math.PI * t) / day)) * (isWeekend(t) ? 0.6 : 1));
    const matrix = matrixOf([values], minuteMs);
    const score = detect(
      { ...matrix, times: matrix.times.map((_, t) => Date.UTC(2026, 7, 31) + t * minuteMs) },
      plainRequest('ensemble')
    ).series[0]?.score;
    expect(score?.slice(14 * day).some((one) => one > 1)).toBe(false);
  });

  it('is less surprised by what came twice in two days', () => {
    const starts = [3 * day + 100, 3 * day + 700, 4 * day + 100];
    const score = scoresOf(
      noisy(5 * day, (t) => 50 + (starts.some((start) => t >= start && t < start + 5) ? (t > 4 * day ? 25 : 30) : 0))
    );
    const [first = NaN, second = NaN, third = NaN] = starts.map((start) => Math.max(...score.slice(start, start + 5)));
    expect(Math.min(first, second)).toBeGreaterThan(2);
    expect(third).toBeGreaterThan(1);
    expect(third).toBeLessThan(1.06);
  });

  it('says which member speaks, how loudly, and against what', () => {
    const loudest = (change: (t: number) => number): string => {
      const values = noisy(12 * day, (t) => 50 + (t >= 11 * day + 100 ? change(t - 11 * day - 100) : 0));
      const matrix = matrixOf([values], minuteMs);
      const detection = detect(matrix, plainRequest('ensemble'));
      const [anomaly] = explainAnomalies(matrix, detection, plainRequest('ensemble')).anomalies;
      const [vote] = anomaly?.evidence?.votes ?? [];
      expect(vote?.score).toBeGreaterThan(1);
      expect(anomaly?.sentence).toMatch(/compared with the last 50 hours and this time of \d+ earlier days\./);
      return vote?.member ?? '';
    };
    expect(loudest((t) => (t === 0 ? 30 : 0))).toBe('jump');
    expect(loudest((t) => (t < 90 ? Math.min(7, t / 10) : 0))).toBe('drift');
  });

  it.each([
    [0.25, 'once in 4 weeks'],
    [1, 'once in a week'],
    [3.5, 'once in 2 days'],
    [7, 'once in a day'],
  ])('says what %s alerts a week stand for', (alertsPerWeek, words) => {
    const values = noisy(4 * day, (t) => (t === 4 * day - 1 ? 90 : 50));
    const request = { ...plainRequest('ensemble'), options: { alertsPerWeek } };
    const matrix = matrixOf([values], minuteMs);
    const [anomaly] = explainAnomalies(matrix, detect(matrix, request), request).anomalies;
    expect(anomaly?.sentence).toContain(words);
    expect(anomaly?.sentence).not.toContain('It has not come back');
  });

  it('has a band that reaches down to 0 where values never were near it, and no further', () => {
    const values = noisy(4 * day, () => 5).map((value) => Math.max(1.5, value));
    const { lower = [] } = detect(matrixOf([values], minuteMs), plainRequest('ensemble')).series[0] ?? {};
    expect(Math.min(...lower.slice(3 * day))).toBe(0);
  });

  it('sees a daily peak that does not come', () => {
    const rhythm = (t: number): number => 100 + 40 * Math.sin((2 * Math.PI * t) / day);
    const values = noisy(8 * day, (t) => (t >= 7 * day + 240 && t < 7 * day + 480 ? 100 : rhythm(t)));
    const score = scoresOf(values);
    expect(score.slice(7 * day + 240, 7 * day + 480).some((one) => one > 1)).toBe(true);
  });

  it('draws a band that an incident does not blow up and that does not go below 0', () => {
    const values = noisy(4 * day, (t) => (t >= 3 * day && t < 3 * day + 30 ? 300 : 6)).map(Math.abs);
    const { lower = [], upper = [] } = detect(matrixOf([values], minuteMs), plainRequest('ensemble')).series[0] ?? {};
    const before = (upper[3 * day - 1] ?? NaN) - (lower[3 * day - 1] ?? NaN);
    for (let t = 3 * day; t < 3 * day + 120; t++) {
      expect((upper[t] ?? NaN) - (lower[t] ?? NaN)).toBeLessThan(1.5 * before);
      expect(lower[t]).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('what comes once in a month', () => {
  // Of 2880 blocks of 15 values.
  const variate = Math.log(2880);

  function tailOf(next: () => number): TailReference {
    const tail = new TailReference(200, new Excuses(200));
    for (let block = 0; block < 200; block++) {
      tail.push(Math.max(...Array.from({ length: 15 }, next)));
    }
    return tail;
  }

  it('is not led by what the usual explains: such a block holds what one in twenty reach at the most, and no more is left of it than that', () => {
    const tailWith = (explained: number): TailReference => {
      const excuses = new Excuses(200);
      const tail = new TailReference(200, excuses);
      for (let block = 0; block < 200; block++) {
        excuses.push(block === 150 ? explained : 0);
        excuses.closeBlock();
        tail.push(block === 50 ? 30 : block === 150 ? 55 : 1 + (block % 10));
      }
      return tail;
    };
    expect(tailWith(60).most).toBe(30);
    expect(tailWith(60).recurring).toBe(10);
    expect(tailWith(50).most).toBe(55);
    expect(tailWith(50).recurring).toBe(30);
  });

  it('knows the largest deviation from block to block as one does who looks at all of them', () => {
    const random = seededRandom(5);
    const excuses = new Excuses(200);
    const tail = new TailReference(200, excuses);
    const same = new Float64Array(200).fill(1);
    for (let block = 0; block < 1500; block++) {
      excuses.push(random() < 0.5 ? 1000 : 0);
      excuses.closeBlock();
      tail.push(Math.ceil(random() ** -0.5));
      const { most, isMostOver } = tail;
      const anew = new TailReference(200, excuses);
      const tape = StateTape.empty(500);
      tail.carry(tape, same);
      anew.carry(StateTape.of(tape.written), same);
      expect([most, isMostOver]).toEqual([anew.most, anew.isMostOver]);
    }
  });

  it('is near the true quantile for exponential deviations', () => {
    const random = seededRandom(11);
    const tail = tailOf(() => -Math.log(1 - random()));
    const truth = Math.log(2880 * 15);
    expect(tail.levelAt(variate, 0.3, 0.25)).toBeGreaterThan(0.8 * truth);
    expect(tail.levelAt(variate, 0.3, 0.25)).toBeLessThan(1.35 * truth);
    expect(tail.reachOf(tail.most)).toBeGreaterThan(3);
    expect(tail.reachOf(tail.most)).toBeLessThan(7);
  });

  it('is near it where most blocks hold nothing, by what the rare ones hold', () => {
    const ratios = Array.from({ length: 12 }, (_, i) => seededRandom(i + 1)).map((random) => {
      const tail = tailOf(() => (random() < 0.01 ? -Math.log(1 - random()) : 0));
      return tail.levelAt(variate, 0.3, 0.25) / Math.log(2880 * 15 * 0.01);
    });
    expect(Math.min(...ratios)).toBeGreaterThan(0.5);
    expect(Math.max(...ratios)).toBeLessThan(2.2);
  });

  it('is nearer to it by all of the shape for heavy tails, which explain their largest deviation', () => {
    const truth = (2880 * 15) ** (1 / 3);
    const errors = Array.from({ length: 24 }, (_, i) => seededRandom(i + 1)).flatMap((random) => {
      const tail = tailOf(() => (1 - random()) ** (-1 / 3));
      const whole = tail.wholeLevelAt(variate);
      return whole > 0 ? [[Math.log(tail.levelAt(variate, 0.3, 0.25) / truth), Math.log(whole / truth)] as const] : [];
    });
    expect(errors.length).toBeGreaterThanOrEqual(5);
    const meanOf = (at: 0 | 1): number => Math.abs(errors.reduce((sum, both) => sum + both[at], 0)) / errors.length;
    expect(meanOf(1)).toBeLessThan(0.6 * meanOf(0));
  });

  it('is not said by all of the shape where one block holds an incident, which reaches far beyond the others', () => {
    const random = seededRandom(5);
    let count = 0;
    const tail = tailOf(() => (++count === 1500 ? 60 : -Math.log(1 - random())));
    expect(tail.wholeLevelAt(variate)).toBe(0);
    expect(tail.reachOf(tail.most)).toBeGreaterThan(20);
    expect(tail.levelAt(variate, 0.3, 0.25)).toBeLessThan(16);
  });
});
