import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexedHeap } from '../../../../src/core/clustering/trees/indexedHeap';

describe('a heap of keyed values', () => {
  it('has the least value first, whatever was changed or removed', () => {
    const value = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    const step = fc.oneof(fc.constant('remove' as const), fc.tuple(fc.nat(), value));
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 40 }),
        fc.array(step, { maxLength: 60 }),
        (values, steps) => {
          const heap = new IndexedHeap(Float64Array.from(values));
          const left = new Map(values.entries());
          for (const one of steps) {
            if (one === 'remove' && left.size > 1) {
              left.delete(heap.leastKey());
              heap.removeLeast();
            } else if (one !== 'remove') {
              const key = [...left.keys()][one[0] % left.size] ?? 0;
              left.set(key, one[1]);
              heap.change(key, one[1]);
            }
            // 0 and −0 are alike.
            expect(heap.leastValue() === Math.min(...left.values())).toBe(true);
            expect(left.get(heap.leastKey()) === heap.leastValue()).toBe(true);
          }
        }
      )
    );
  });
});
