import fc from 'fast-check';
import { expect, it } from 'vitest';
import { msFromNanoseconds, writeNanoseconds } from '../../../../src/frames/arrow/nanoseconds';

const maxTimeMs = 9_223_372_036_854;

function nanosecondsOf(times: readonly number[]): BigInt64Array {
  const nanoseconds = new BigInt64Array(times.length);
  writeNanoseconds(new Uint32Array(nanoseconds.buffer), Float64Array.from(times));
  return nanoseconds;
}

it('writes whole milliseconds exactly and reads them back, as integers of 64 bits would', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -maxTimeMs, max: maxTimeMs })), (times) => {
      const nanoseconds = nanosecondsOf(times);
      expect(Array.from(nanoseconds)).toEqual(times.map((time) => BigInt(time) * 1_000_000n));
      expect(Array.from(msFromNanoseconds(nanoseconds))).toEqual(times);
    })
  );
});

it('keeps fractions to the microsecond', () => {
  fc.assert(
    fc.property(fc.integer({ min: -4e15, max: 4e15 }), (microseconds) => {
      const nanoseconds = nanosecondsOf([microseconds / 1000]);
      expect(nanoseconds[0]).toBe(BigInt(microseconds) * 1000n);
      expect(msFromNanoseconds(nanoseconds)[0]).toBeCloseTo(microseconds / 1000, 3);
    })
  );
});
