import { describe, expect, it } from 'vitest';
import { plainWindowMoments } from '../../../../src/core/kernels/plain/plainWindowMoments';
import { windowMoments } from '../../../../src/core/kernels/windowMoments';
import { seededRandom } from '../../../../src/core/random';

describe('windowMoments', () => {
  it('are to the last bit those of the twin, for series of any length, with gaps, infinities and huge values', () => {
    const special = [NaN, NaN, NaN, Infinity, -Infinity, 0, -0, 5e-324, 1e150, -1e150];
    for (let length = 0; length <= 300; length++) {
      const random = seededRandom(length + 1);
      const offset = length % 4;
      const oddShare = length % 3 === 0 ? 0 : 0.3 * random();
      const values = Float64Array.from({ length: offset + length }, () =>
        random() < oddShare ? (special[Math.floor(special.length * random())] ?? NaN) : 1e6 + random()
      ).subarray(offset);
      const window = Math.min(Math.max(1, length), 1 + Math.floor(random() * 90));
      const scale = 2 ** Math.floor(40 * random() - 20);
      expect(windowMoments(values, window, scale)).toEqual(plainWindowMoments(values, window, scale));
    }
  });
});
