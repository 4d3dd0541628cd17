import { type PlacedText } from '../geometry';
import { type MeasureText } from '../text/measureText';

const leastSpace = 6;

/** Of the texts along a level axis, from left to right, as many as do not run into each other: each, or every second, third … of them. */
export function ticksApart(ticks: readonly PlacedText[], measure: MeasureText): readonly PlacedText[] {
  const ends = ticks.map(({ text, x, align, fontSize }) => {
    const width = measure(text, fontSize);
    const from = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
    return [from, from + width] as const;
  });
  for (let stride = 1; stride < ticks.length; stride++) {
    const shown = ends.filter((_, index) => index % stride === 0);
    if (shown.every(([from], index) => index === 0 || from >= shown[index - 1][1] + leastSpace)) {
      return ticks.filter((_, index) => index % stride === 0);
    }
  }
  return ticks.slice(0, 1);
}
