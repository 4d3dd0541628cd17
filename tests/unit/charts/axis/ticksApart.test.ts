import { expect, it } from 'vitest';
import { ticksApart } from '../../../../src/charts/axis/ticksApart';
import { type PlacedText } from '../../../../src/charts/geometry';

/** Ten pixels a letter. */
const measure = (text: string): number => 10 * text.length;

const tick = (text: string, x: number, align: 'left' | 'center' | 'right' = 'center'): PlacedText => ({
  ...{ text, x, align },
  ...{ y: 0, baseline: 'top', angle: 0, fontSize: 12 },
});

it.each([
  ['all where six pixels lie between them', [tick('ab', 0), tick('ab', 26), tick('ab', 52)], [0, 26, 52]],
  ['every second one where that is less', [tick('ab', 0), tick('ab', 25), tick('ab', 52)], [0, 52]],
  [
    'by what lies where they are aligned: the ends of a bar are written inside it',
    [tick('ab', 0, 'left'), tick('ab', 30), tick('ab', 60, 'right')],
    [0, 60],
  ],
  ['the first where no two fit', [tick('abcd', 0), tick('abcd', 10), tick('abcd', 20)], [0]],
  ['none of none', [], []],
])('keeps %s', (_, ticks, kept) => {
  expect(ticksApart(ticks, measure).map(({ x }) => x)).toEqual(kept);
});
