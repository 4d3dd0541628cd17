import { type LabelledSeries } from '../../../core/series/labelledSeries';
import { demoSeries } from './demoSeries';
import { sampleRange } from './sampleRange';

/** The samples of some of the demo's series, by their places in the list of all. */
export function sampleDemo(
  places: readonly number[],
  range: { readonly fromMs: number; readonly toMs: number; readonly stepMs: number }
): ReadonlyArray<Pick<LabelledSeries, 'times' | 'values'>> {
  return places.flatMap((place) => demoSeries.slice(place, place + 1)).map((series) => sampleRange(series, range));
}
