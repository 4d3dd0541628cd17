import { seededRandom } from '../../../src/core/random';

/**
 * Draws `count` rows of several series, each row of each equally likely, and gives those of each series in order.
 *
 * @param ranges first and last row of each series that may be drawn
 */
export function alertRows(
  ranges: ReadonlyArray<readonly [first: number, last: number]>,
  count: number,
  seed: number
): readonly Float64Array[] {
  const random = seededRandom(seed);
  const total = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const rows = ranges.map((): number[] => []);
  for (let i = 0; i < count; i++) {
    let place = Math.floor(random() * total);
    const series = ranges.findIndex(([first, last]) => {
      const isHere = place <= last - first;
      place -= isHere ? 0 : last - first + 1;
      return isHere;
    });
    rows[series]?.push((ranges[series]?.[0] ?? 0) + place);
  }
  return rows.map((list) => Float64Array.from(list.sort((a, b) => a - b)));
}
