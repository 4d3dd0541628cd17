import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatConfidence } from '../../../../src/core/rootcause/ranking/formatConfidence';

describe('a confidence as people read it', () => {
  it.each([
    [0, '0 %'],
    [0.004, '< 1 %'],
    [0.514, '51 %'],
    [0.99, '99 %'],
    [0.996, '> 99 %'],
    [1, '> 99 %'],
  ])('%d is %s', (confidence, text) => {
    expect(formatConfidence(confidence)).toBe(text);
  });

  it('is never certain', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (confidence) => {
        expect(formatConfidence(confidence)).not.toBe('100 %');
      })
    );
  });
});
