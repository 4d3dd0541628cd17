import { type InputSeries } from '../../core/series/alignSeries';

/** Series with their infinite samples missing: there is nothing that they could be compared with; and how many there were. */
export function withoutInfiniteSamples(series: readonly InputSeries[]): {
  readonly series: readonly InputSeries[];
  readonly infinite: number;
} {
  let infinite = 0;
  const finite = series.map((one) => {
    let count = 0;
    for (let i = 0; i < one.values.length; i++) {
      const value = one.values[i];
      count += value === Infinity || value === -Infinity ? 1 : 0;
    }
    infinite += count;
    return count === 0 ? one : { ...one, values: one.values.map((value) => (Number.isFinite(value) ? value : NaN)) };
  });
  return { series: finite, infinite };
}
