import { describe, expect, it } from 'vitest';
import { plainWindowQuantiles } from '../../../../src/core/kernels/plain/plainWindowQuantiles';
import { windowQuantiles } from '../../../../src/core/kernels/windowQuantiles';
import { type Random, seededRandom } from '../../../../src/core/random';
import { quantile } from '../../../../src/core/statistics/quantile';

/** Ties, gaps, infinities, both zeros and values of any magnitude, in a view that begins anywhere in its buffer. */
function series(random: Random, length: number): Float64Array {
  const special = [NaN, NaN, Infinity, -Infinity, 0, -0, 5e-324, 1e308, -1e308];
  const offset = Math.floor(4 * random());
  return Float64Array.from({ length: offset + length }, () => {
    const kind = random();
    if (kind < 0.2) {
      return special[Math.floor(special.length * random())] ?? NaN;
    }
    return kind < 0.5 ? Math.floor(5 * random()) - 2 : (random() - 0.5) * 10 ** (20 * random());
  }).subarray(offset);
}

interface Windows {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Windows that overlap, touch, lie apart or are empty. */
function windowsWithin(random: Random, length: number): Windows {
  const count = Math.floor(120 * random());
  const stride = 40 * random() ** 2;
  let start = 0;
  let end = 0;
  const pairs = Array.from({ length: count }, () => {
    start = Math.min(length, start + Math.floor(stride * random()));
    end = Math.min(length, Math.max(start, end + Math.floor(stride * random())));
    return { start, end };
  });
  return {
    starts: Int32Array.from(pairs, (pair) => pair.start),
    ends: Int32Array.from(pairs, (pair) => pair.end),
  };
}

describe('windowQuantiles', () => {
  it('are those of every window by itself and those of the twin, for series of any length', () => {
    for (let length = 0; length <= 300; length++) {
      const random = seededRandom(length + 1);
      const values = series(random, length);
      const { starts, ends } = windowsWithin(random, length);
      const minimum = Math.floor(4 * random());
      const probability = [0, 0.5, 0.99, 1, random()][length % 5] ?? NaN;
      const found = windowQuantiles(values, starts, ends, probability, minimum);
      const twin = plainWindowQuantiles(values, starts, ends, probability, minimum);
      const expected = Float64Array.from(starts, (start, w) => {
        const present = values.slice(start, ends[w]).filter((value) => !Number.isNaN(value));
        return present.length < minimum ? NaN : quantile(present, probability);
      });
      // Adding 0 makes the zeros equal: which of them is the smaller one is left open.
      const unsigned = (all: Float64Array): Float64Array => all.map((value) => value + 0);
      expect(unsigned(found)).toEqual(unsigned(expected));
      expect(unsigned(twin)).toEqual(unsigned(expected));
    }
  });

  it('of a long series follow large jumps within it', () => {
    const random = seededRandom(9);
    const values = Float64Array.from({ length: 20_000 }, (_, i) => (i % 1000 < 500 ? 1e6 : 1) * random());
    const starts = Int32Array.from({ length: 400 }, (_, w) => 49 * w);
    const ends = starts.map((start) => start + 250);
    const found = windowQuantiles(values, starts, ends, 0.75, 1);
    found.forEach((value, w) => {
      expect(value).toBe(quantile(values.subarray(starts[w], ends[w]), 0.75));
    });
    expect(plainWindowQuantiles(values, starts, ends, 0.75, 1)).toEqual(found);
  });

  it.each([-0.1, 1.1, NaN])('is NaN at a probability of %s', (probability) => {
    expect(windowQuantiles(Float64Array.of(1), Int32Array.of(0), Int32Array.of(1), probability, 1)).toEqual(
      Float64Array.of(NaN)
    );
  });
});
