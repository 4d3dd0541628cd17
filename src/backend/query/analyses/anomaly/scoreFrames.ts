import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { timeSeriesFrame } from '../../columns';
import { thinnedPlaces } from '../../detection/thinnedPlaces';
import { type JudgedMatrix } from '../../detection/judgedMatrix';
import { shownSeries } from './shownSeries';

/**
 * One frame a series with its scores, labels kept: what alert rules take as it is. A detector that judges the series
 * together gives one frame, of the group's score, without labels. Pauses often.
 */
export function* scoreFrames(
  found: JudgedMatrix,
  thinMs: number | undefined
): Generator<undefined, readonly WireFrame[]> {
  const { matrix, detection } = found;
  const { group } = detection;
  if (group !== undefined && detection.series.length > 0) {
    if (thinMs === undefined) {
      return [scoreFrame(matrix.times, group.score, {}, 'group')];
    }
    const places = thinnedPlaces(matrix.times, group.score, matrix.times, thinMs);
    const at = (values: Float64Array): Float64Array => Float64Array.from(places, (place) => values[place] ?? NaN);
    return [scoreFrame(at(matrix.times), at(group.score), {}, 'group')];
  }
  return (yield* shownSeries(found, thinMs)).map(({ identity, times, score }) =>
    scoreFrame(times, score, identity.labels, identity.name)
  );
}

function scoreFrame(
  times: Float64Array,
  score: Float64Array,
  labels: Readonly<Record<string, string>>,
  name: string
): WireFrame {
  return timeSeriesFrame(name, times, [
    {
      name: 'score',
      type: 'number',
      values: score,
      nullable: true,
      labels,
      config: { displayNameFromDS: name, min: 0 },
    },
  ]);
}
