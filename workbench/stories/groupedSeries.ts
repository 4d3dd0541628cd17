import { seededRandom } from '../../src/core/random';

/** Series in four groups that share a rhythm, mixed; every fifth runs against its group. */
export function groupedSeries(count: number, length: number): Record<string, number[]> {
  const random = seededRandom(7);
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const group = (index * 7) % 4;
      const sign = index % 5 === 0 ? -1 : 1;
      const values = Array.from(
        { length },
        (_value, t) => sign * Math.sin((t / length) * Math.PI * 2 * (group + 1.5)) + (random() - 0.5) * 1.2
      );
      return [`service-${String(index + 1).padStart(2, '0')}`, values];
    })
  );
}
