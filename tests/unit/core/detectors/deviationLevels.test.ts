import { describe, expect, it } from 'vitest';
import { BlockHistory } from '../../../../src/core/detectors/ensemble/blockHistory';
import { DeviationLevels } from '../../../../src/core/detectors/ensemble/deviationLevels';
import { deviationAt, deviationCount } from '../../../../src/core/detectors/ensemble/deviations';
import { ensembleWindows } from '../../../../src/core/detectors/ensemble/ensembleWindows';
import { Excuses } from '../../../../src/core/detectors/ensemble/excuses';
import { TailReference } from '../../../../src/core/detectors/ensemble/tailReference';
import { seededRandom } from '../../../../src/core/random';

/** Of 2880 blocks. */
const variate = Math.log(2880);
const { jump, distance, shortDrift, longDistance } = deviationAt;

/** The levels of a series whose deviations are drawn, at a step, with or without a rhythm of days. */
function levelsOf(
  next: (deviation: number, block: number) => number,
  { stepMs = 300_000, rhythm = 0 } = {}
): DeviationLevels & { readonly most: readonly number[] } {
  const blocks = new BlockHistory(200, true);
  const tails = Array.from({ length: deviationCount }, () => new TailReference(200, new Excuses(200)));
  for (let block = 0; block < 200; block++) {
    const largest = new Float64Array(deviationCount);
    for (let i = 0; i < 3; i++) {
      blocks.push(50 + rhythm * Math.sin(block / 15) + i, 1);
      for (let d = 0; d < deviationCount; d++) {
        largest[d] = Math.max(largest[d] ?? 0, next(d, block));
      }
    }
    tails.forEach((tail, d) => tail.push(largest[d] ?? NaN));
    blocks.closeBlock(block === 199, 50 + rhythm * Math.sin(block / 15));
  }
  const levels = new DeviationLevels(ensembleWindows(stepMs), tails, blocks, variate);
  levels.measure();
  return Object.assign(levels, { most: tails.map((tail) => tail.most) });
}

describe('the size that comes once in the stated time', () => {
  it('lies no farther than half as far again as the largest where blocks are of two kinds and there is no rhythm, three quarters where there is', () => {
    const ofTwoKinds = (_: number, block: number): number => (block % 4 === 0 ? 8 : 1);
    const flat = levelsOf(ofTwoKinds);
    const rhythmic = levelsOf(ofTwoKinds, { rhythm: 30 });
    expect(flat.levels[longDistance]).toBe(1.5 * 8);
    expect(rhythmic.levels[longDistance]).toBe(1.75 * 8);
  });

  it('is for a drift never less than what a single value that is none moves the mean by, and a quarter', () => {
    const random = seededRandom(4);
    const { levels, steadyLevels } = levelsOf((d) => (d <= distance ? -Math.log(1 - random()) : 0.01));
    const least = (1.25 * (levels[jump] ?? NaN)) / 2;
    expect(least).toBeGreaterThan(3);
    expect(levels[shortDrift]).toBe(least);
    expect(steadyLevels[shortDrift]).toBe(least);
  });

  it('believes the tail of a series without a rhythm more', () => {
    const paretoLevels = (rhythm: number): number[] =>
      Array.from({ length: 10 }, (_, i) => {
        const random = seededRandom(i + 1);
        return levelsOf(() => (1 - random()) ** (-1 / 4), { rhythm }).steadyLevels[jump] ?? NaN;
      });
    const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
    expect(mean(paretoLevels(0))).toBeGreaterThan(1.1 * mean(paretoLevels(30)));
  });
});
