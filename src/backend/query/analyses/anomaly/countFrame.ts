import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { timeSeriesFrame } from '../../tables/columns';
import { thinnedPlaces } from '../../detection/thinnedPlaces';
import { type JudgedMatrix } from '../../detection/judgedMatrix';

/** At each time, how many series are anomalous: one series without labels, for alert rules on the whole. Pauses after each series. */
export function* countFrame(
  { matrix, detection }: JudgedMatrix,
  thinMs: number | undefined
): Generator<undefined, WireFrame> {
  const counts = new Float64Array(matrix.times.length);
  for (const { score } of detection.series) {
    for (const [i, value] of score.entries()) {
      if (value > 1) {
        counts[i] = (counts[i] ?? 0) + 1;
      }
    }
    yield;
  }
  const places = thinMs === undefined ? undefined : thinnedPlaces(matrix.times, counts, counts, thinMs);
  const shown = (values: Float64Array): Float64Array =>
    places === undefined ? values : Float64Array.from(places, (place) => values[place] ?? NaN);
  return timeSeriesFrame('anomalous series', shown(matrix.times), [
    {
      name: 'anomalous series',
      type: 'number',
      values: shown(counts),
      config: { min: 0, max: detection.series.length, decimals: 0 },
    },
  ]);
}
