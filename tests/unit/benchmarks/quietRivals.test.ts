import { describe, expect, it } from 'vitest';
import { adaptiveRules } from '../../../benchmarks/accuracy/quiet/rivals/adaptiveRules';
import { floor } from '../../../benchmarks/accuracy/quiet/rivals/floor';
import { quietRivals } from '../../../benchmarks/accuracy/quiet/rivals/quietRivals';
import { robustRules } from '../../../benchmarks/accuracy/quiet/rivals/robustRules';
import { staticSigma } from '../../../benchmarks/accuracy/quiet/rivals/staticSigma';

const stepMs = 60_000;
const day = 1440;
const historyLength = 8 * day;

function seriesOf(length: number, at: (t: number) => number) {
  return { values: Float64Array.from({ length }, (_, t) => at(t)), stepMs, historyLength };
}

/** The first and the last sample at which a score is above 1, counted from the end of the history. */
function firedIn(scores: Float64Array): readonly number[] {
  const fired = [...scores.keys()].filter((t) => t >= historyLength && (scores[t] ?? 0) > 1);
  return [fired[0], fired.at(-1)].map((t) => (t ?? NaN) - historyLength);
}

describe('the rivals on generated series', () => {
  it('are the rules that people copy, and the floor of the real indicators', () => {
    expect(quietRivals.map(({ name }) => name)).toEqual([
      'floor: 20 lines of numpy',
      'promql adaptive',
      'promql robust',
      'static 3 sigma',
    ]);
  });

  it.each(quietRivals)('$name looks at nothing after a sample', (rival) => {
    const at = (t: number): number => 100 + ((t * 37) % 17) + (t % day < 30 ? 80 : 0);
    const whole = rival.scoresOf(seriesOf(10 * day, at));
    const part = rival.scoresOf(seriesOf(9 * day, at));
    expect(part).toEqual(whole.slice(0, 9 * day));
  });

  it('static: three standard deviations of the history', () => {
    const scores = staticSigma.scoresOf(
      seriesOf(historyLength + 2, (t) =>
        t < historyLength ? (t % 2 === 0 ? 9 : 11) : t === historyLength ? 13.3 : 12.7
      )
    );
    expect(scores[historyLength]).toBeCloseTo(1.1, 12);
    expect(scores[historyLength + 1]).toBeCloseTo(0.9, 12);
  });

  it('adaptive: half of the mean of the last hour, for five minutes; nothing is there where there is nothing', () => {
    const scoresAt = (size: number): Float64Array =>
      adaptiveRules.scoresOf(
        seriesOf(historyLength + 60, (t) => (t >= historyLength && t < historyLength + 20 ? size : 100))
      );
    // 199 is more than 1.5 times the mean until twenty of its values are in the hour: (40 · 100 + 20 · 199) / 60 = 133.
    expect(firedIn(scoresAt(199))).toEqual([5, 18]);
    expect(firedIn(scoresAt(149))).toEqual([NaN, NaN]);
    expect(firedIn(scoresAt(0))).toEqual([NaN, NaN]);
  });

  it('robust: the median of the last hour beyond half of that of the day, for five minutes', () => {
    const scores = robustRules.scoresOf(
      seriesOf(historyLength + 120, (t) => (t >= historyLength && t < historyLength + 60 ? 160 : 100))
    );
    // From the 31st of sixty on until thirty of them are left; five minutes after that.
    expect(firedIn(scores)).toEqual([35, 88]);
  });

  it('floor: a jump of many standard deviations, and nothing in the wave of every day', () => {
    const noise = (t: number): number => (((t * 7919) % 101) - 50) / 25;
    const scoresOf = (extra: (t: number) => number): Float64Array =>
      floor.scoresOf(seriesOf(historyLength + day, (t) => 100 + noise(t) + extra(t)));
    expect(firedIn(scoresOf((t) => (t === historyLength + 600 ? 40 : 0)))).toEqual([600, 600]);
    expect(firedIn(scoresOf((t) => 40 * Math.sin((2 * Math.PI * t) / day)))).toEqual([NaN, NaN]);
  });
});
