import { describe, expect, it } from 'vitest';
import { NoiseScale } from '../../../../src/core/detectors/ensemble/noiseScale';
import { StateTape } from '../../../../src/core/stateTape';

const blocks = 200;
const perDay = 96;

/** As many blocks whose jumps grow with a power of how restless their time of day is: from 1 at midnight to 16 at noon. */
function scaleAfter(count: number, power: number, first = 0): NoiseScale {
  const scale = new NoiseScale(blocks);
  for (let block = first; block < first + count; block++) {
    scale.look(block);
    scale.push(restlessnessAt(block));
    scale.closeBlock(3 * restlessnessAt(block) ** power);
  }
  scale.look(first + count);
  return scale;
}

function restlessnessAt(block: number): number {
  return 4 ** (1 - Math.cos((2 * Math.PI * block) / perDay));
}

describe('the scale of noise', () => {
  it('grows with the restlessness of a time of day as far as the jumps of the last blocks did', () => {
    // Seven tenths of the measured power, in eighths.
    expect(scaleAfter(400, 1).push(16)).toBeCloseTo(16 ** 0.75, 12);
    expect(scaleAfter(400, 0.5).push(16)).toBeCloseTo(16 ** 0.375, 12);
    expect(scaleAfter(400, 0).push(16)).toBe(1);
    expect(scaleAfter(400, -1).push(16)).toBe(1);
  });

  it('is 1 where a day is nearly known, all times are alike, or nothing is known of them', () => {
    expect(scaleAfter(perDay - 1, 1).push(16)).toBe(1);
    const alike = new NoiseScale(blocks);
    const unknown = new NoiseScale(blocks);
    for (let block = 0; block < 400; block++) {
      alike.push(1 + 0.2 * Math.sin(block));
      alike.closeBlock(1 + Math.sin(block) ** 2);
      alike.look(block);
      unknown.push(NaN);
      unknown.closeBlock(1 + (block % 7));
      unknown.look(block);
    }
    expect(alike.push(5)).toBe(1);
    expect(unknown.push(5)).toBe(1);
  });

  it('is 1 where jumps grew with it in the newer half of the blocks alone: that may be chance', () => {
    const scale = new NoiseScale(blocks);
    for (let block = 0; block < 400; block++) {
      scale.look(block);
      scale.push(restlessnessAt(block));
      scale.closeBlock(block < 300 ? 1 : 3 * restlessnessAt(block));
    }
    scale.look(400);
    expect(scale.push(16)).toBe(1);
  });

  it('takes no time of day for calmer than a tenth of the middle one', () => {
    const scale = scaleAfter(400, 1);
    expect(scale.push(0)).toBe(scale.push(0.01));
    expect(scale.push(0)).toBe(0.4 ** 0.75);
  });

  it('takes a time of day of which nothing is known for one in the middle', () => {
    expect(scaleAfter(400, 1).push(NaN)).toBe(4 ** 0.75);
  });

  it('says for each block what it is measured in, says so when that is another, and depends on the last blocks alone', () => {
    const scale = scaleAfter(400, 1);
    expect([...scale.scales].sort((a, b) => a - b)).toEqual(
      Array.from({ length: blocks }, (_, i) => Math.max(0.4, restlessnessAt(200 + i)) ** 0.75).sort((a, b) => a - b)
    );
    const turns = Array.from({ length: 150 }, (_, i) => i).filter((i) => {
      scale.push(restlessnessAt(400 + i));
      scale.closeBlock(3);
      return scale.look(401 + i);
    });
    expect(turns.length).toBeGreaterThan(0);
    expect(turns.every((i) => (401 + i) % 16 === 0)).toBe(true);
    expect(scaleAfter(230, 1, 170).push(3)).toBe(scaleAfter(400, 1).push(3));
  });

  it('goes on from what it wrote', () => {
    const scale = scaleAfter(405, 1);
    scale.push(2);
    const tape = StateTape.empty(10);
    scale.carry(tape);
    const other = new NoiseScale(blocks);
    other.carry(StateTape.of(tape.written));
    for (let block = 405; block < 440; block++) {
      for (const one of [scale, other]) {
        one.push(restlessnessAt(block));
      }
      expect(other.closeBlock(block)).toBe(scale.closeBlock(block));
      expect(other.look(block + 1)).toBe(scale.look(block + 1));
      expect(other.push(3)).toBe(scale.push(3));
    }
    expect(other.scales).toEqual(scale.scales);
  });
});
