import { describe, expect, it } from 'vitest';
import { replayRules } from '../../../../../src/core/rules/replay/replayRules';
import { ruleStrategies } from '../../../../../src/core/rules/ruleStrategies';
import { type SeriesMatrix } from '../../../../../src/core/series/seriesMatrix';

const stepMs = 1_800_000;
const stepsOfDay = 48;
const length = 20 * stepsOfDay;

function matrixWith(...series: ReadonlyArray<(step: number) => number>): SeriesMatrix {
  return {
    times: Float64Array.from({ length }, (_, i) => i * stepMs),
    stepMs,
    series: series.map((_, i) => ({ name: String(i), labels: {}, inputRefId: 'A' })),
    values: Float64Array.from(
      { length: series.length * length },
      (_, at) => series[Math.floor(at / length)]?.(at % length) ?? NaN
    ),
  };
}

const noise = (step: number): number => ((step * 7919) % 101) / 101 - 0.5;
const daily = (step: number): number => 100 + 30 * Math.sin((2 * Math.PI * step) / stepsOfDay) + 4 * noise(step);
/** The daily maximum at the minimum. */
const wrongAt = length - 12;
const wrong = (step: number): number => (step === wrongAt ? 130 : daily(step));

function replayed(matrix: SeriesMatrix, request: Parameters<typeof replayRules>[1]) {
  const result = replayRules(matrix, request);
  if (!result.ok) {
    throw new Error(result.error);
  }
  return result.value;
}

describe('rules over the past', () => {
  it.each(['ensemble', 'seasonal'])(
    '%s: what is usual at noon is unusual at midnight, on the side that counts',
    (detector) => {
      const alertsOf = (direction: 'both' | 'above' | 'below') =>
        replayed(matrixWith(wrong, daily), { detector, direction }).map(({ score }) =>
          [...score.keys()].filter((i) => (score[i] ?? 0) > 1)
        );
      expect(alertsOf('both')).toEqual([[wrongAt], []]);
      expect(alertsOf('above')).toEqual([[wrongAt], []]);
      expect(alertsOf('below')).toEqual([[], []]);
    }
  );

  it.each(ruleStrategies.map(({ detector }) => detector.id))(
    '%s: a score is above 1 where the value leaves its band',
    (detector) => {
      const matrix = matrixWith(
        wrong,
        daily,
        (step) => daily(step) + 1 + noise(step + 5),
        (step) => daily(step) - 2 * noise(step + 9),
        () => NaN
      );
      const series = replayed(matrix, { detector });
      expect(series).toHaveLength(5);
      let judged = 0;
      for (const [s, { lower, upper, score }] of series.entries()) {
        for (let i = 0; i < length; i++) {
          const value = matrix.values[s * length + i] ?? NaN;
          if (detector !== 'levelShift' && !Number.isNaN(score[i] ?? NaN)) {
            judged += 1;
            expect((score[i] ?? NaN) > 1).toBe(value > (upper[i] ?? NaN) || value < (lower[i] ?? NaN));
          }
        }
      }
      expect(judged > 100 || detector === 'levelShift').toBe(true);
      expect(series[4]?.score.every(Number.isNaN)).toBe(true);
    }
  );

  it('says why a detector or an option cannot be', () => {
    expect(replayRules(matrixWith(daily), { detector: 'kMeansDistance' })).toMatchObject({
      ok: false,
      error: expect.stringContaining('cannot be a rule'),
    });
    expect(replayRules(matrixWith(daily), { detector: 'robust', options: { window: -1 } })).toMatchObject({
      ok: false,
    });
  });
});
