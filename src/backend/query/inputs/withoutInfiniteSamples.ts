import { type InputSeries } from '../../../core/series/alignSeries';

/** Series with their infinite samples missing, and how many there were. */
export interface FiniteSeries {
  readonly series: readonly InputSeries[];
  readonly infinite: number;
}

/** Makes infinite samples missing: there is nothing that they could be compared with. Pauses after each series. */
export function* withoutInfiniteSamples(series: readonly InputSeries[]): Generator<undefined, FiniteSeries> {
  let infinite = 0;
  const finite: InputSeries[] = [];
  for (const one of series) {
    let count = 0;
    for (let i = 0; i < one.values.length; i++) {
      const value = one.values[i];
      count += value === Infinity || value === -Infinity ? 1 : 0;
    }
    infinite += count;
    finite.push(
      count === 0 ? one : { ...one, values: one.values.map((value) => (Number.isFinite(value) ? value : NaN)) }
    );
    yield;
  }
  return { series: finite, infinite };
}
