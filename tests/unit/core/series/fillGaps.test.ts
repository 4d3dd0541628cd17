import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillGaps } from '../../../../src/core/series/fillGaps';

describe('fillGaps', () => {
  const gapped = [NaN, 1, NaN, NaN, 4, NaN];

  it('fills with the last value, on a line or with 0', () => {
    expect([...fillGaps(gapped, 'previous')]).toEqual([NaN, 1, 1, 1, 4, 4]);
    expect([...fillGaps(gapped, 'linear')]).toEqual([NaN, 1, 2, 3, 4, NaN]);
    expect([...fillGaps(gapped, 'zero')]).toEqual([0, 1, 0, 0, 4, 0]);
  });

  it('leaves gaps that are longer than allowed', () => {
    expect([...fillGaps(gapped, 'previous', 1)]).toEqual([NaN, 1, NaN, NaN, 4, 4]);
  });

  it('keeps every present value and its argument', () => {
    const series = fc.array(fc.oneof(fc.integer(), fc.constant(NaN)), { maxLength: 30 });
    fc.assert(
      fc.property(series, fc.constantFrom('previous', 'linear', 'zero'), (values, fill) => {
        const before = [...values];
        const filled = fillGaps(values, fill);
        expect(values).toEqual(before);
        values.forEach((value, i) => {
          if (!Number.isNaN(value)) {
            expect(filled[i]).toBe(value);
          }
        });
      })
    );
  });
});
