import { describe, expect, it } from 'vitest';
import { LastValues } from '../../../../src/core/detectors/ensemble/lastValues';
import { seededRandom } from '../../../../src/core/random';
import { StateTape } from '../../../../src/core/stateTape';

const size = 50;
const random = seededRandom(3);
const values = Array.from({ length: 1000 }, () => (random() < 0.1 ? NaN : Math.round(40 * random()) / 4));

/** What the window holds after the value at `last`, in order. */
function expected(last: number): readonly number[] {
  return values
    .slice(Math.max(0, last + 1 - size), last + 1)
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
}

describe('the last values of a window', () => {
  it.each([1, 3, 20, 21, 64, 333])('are in order when somebody asks after each %i-th of them', (every) => {
    const window = new LastValues(size);
    values.forEach((value, i) => {
      window.push(value);
      expect(window.count).toBe(expected(i).length);
      if (i % every === 0) {
        expect([...window.ascending()]).toEqual(expected(i));
      }
    });
  });

  it('are the same ones after they were carried on a tape', () => {
    const window = new LastValues(size);
    values.slice(0, 130).forEach((value) => window.push(value));
    const tape = StateTape.empty(0);
    window.carry(tape);
    const other = new LastValues(size);
    other.carry(StateTape.of(tape.written));
    expect(other.count).toBe(expected(129).length);
    other.push(values[130] ?? NaN);
    expect([...other.ascending()]).toEqual(expected(130));
  });
});
