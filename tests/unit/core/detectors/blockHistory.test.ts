import { describe, expect, it } from 'vitest';
import { BlockHistory } from '../../../../src/core/detectors/ensemble/blockHistory';

/** Blocks of three values around a level, at whose ends a usual was known. */
function historyOf(
  levelAt: (block: number) => number,
  usualAt: (block: number) => number,
  { areMeans = true, noise = 1 } = {}
): BlockHistory {
  const history = new BlockHistory(200, areMeans);
  for (let block = 0; block < 200; block++) {
    for (const side of [-1, 0, 1]) {
      history.push(levelAt(block) + noise * side, 1);
    }
    history.closeBlock(block === 199, usualAt(block));
  }
  return history;
}

const ofDay = (block: number): number => 30 * Math.sin((2 * Math.PI * block) / 96);
const wandering = (block: number): number => 30 * Math.sin(block / 61) + 20 * Math.sin(block / 23);

describe('the last blocks of a series', () => {
  it('have a rhythm where the usual of days explains most of their width', () => {
    const history = historyOf(ofDay, ofDay);
    expect(history).toMatchObject({ isFlat: false, isRhythmic: true });
    expect(history.unexplained).toBeCloseTo(0, 9);
  });

  it('are flat where their usual hardly moves', () => {
    expect(
      historyOf(
        (block) => 3 * Math.sin(block),
        () => 0
      )
    ).toMatchObject({ isFlat: true, isRhythmic: false });
  });

  it('are flat where their usual wanders as widely as they do, along another way', () => {
    expect(historyOf(wandering, (block) => wandering(200 - block)).isFlat).toBe(true);
  });

  it('are not flat by that where a block is a single sample, whose noise hides a rhythm, nor where no usual is known', () => {
    expect(historyOf(wandering, (block) => wandering(200 - block), { areMeans: false }).isFlat).toBe(false);
    expect(historyOf(ofDay, () => NaN)).toMatchObject({ isFlat: false, isRhythmic: false });
  });

  it('know their limits, and how wide they are without the outermost blocks', () => {
    const history = historyOf(
      (block) => (block === 150 ? 500 : block % 10),
      () => 5
    );
    expect(history).toMatchObject({ minimum: -1, maximum: 501 });
    expect(history.range).toBeLessThan(12);
  });
});
