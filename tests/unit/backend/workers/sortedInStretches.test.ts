import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortedInStretches } from '../../../../src/backend/workers/sortedInStretches';
import { inOneGo } from '../../../../src/core/inOneGo';

it('sorts as the engine does, equal entries as they came', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 2 }), { maxLength: 50 }),
      fc.integer({ min: 1, max: 120 }),
      (texts, times) => {
        const entries = Array.from({ length: times }, () => texts)
          .flat()
          .map((text, i) => ({ text, i }));
        const sorted = inOneGo(sortedInStretches(entries, ({ text }) => text));
        const expected = [...entries].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
        expect(sorted).toEqual(expected);
      }
    )
  );
});

it('pauses while it sorts many', () => {
  const work = sortedInStretches(
    Array.from({ length: 5000 }, (_, i) => String((i * 7919) % 5000)),
    (text) => text
  );
  let pauses = 0;
  while (work.next().done !== true) {
    pauses++;
  }
  expect(pauses).toBeGreaterThan(5000);
});
