import { describe, expect, it } from 'vitest';
import { growForest, isolationScore, isolationScores } from '../../../../src/core/detectors/isolation-forest/forest';
import { seededRandom } from '../../../../src/core/random';

/** What is scored by one, and by many, of a forest on rows of one column. */
function scoresOf(rows: readonly number[], scored: number): readonly number[] {
  const forest = growForest(Float64Array.from(rows), 1, 10, 64, seededRandom(1));
  const row = Float64Array.of(scored);
  return [isolationScore(forest, row, 0), ...isolationScores(forest, row, 1)];
}

describe('the score of an isolation forest', () => {
  it('is a half where there is nothing to tell a row from: alone, and among its likes', () => {
    expect(scoresOf([7], 7)).toEqual([0.5, 0.5]);
    scoresOf([7, 7, 7], 7).forEach((score) => expect(score).toBeCloseTo(0.5, 12));
  });

  it('is 2 to the minus 1 / c(n) for a row that the first cut isolates', () => {
    // c(3) = 2 (ln 2 + γ) − 4/3; the first cut of 0, 0, 9 parts 9 from the others.
    const usualDepth = 2 * (Math.LN2 + 0.5772156649015329) - 4 / 3;
    scoresOf([0, 0, 9], 9).forEach((score) => expect(score).toBeCloseTo(2 ** (-1 / usualDepth), 12));
  });
});
