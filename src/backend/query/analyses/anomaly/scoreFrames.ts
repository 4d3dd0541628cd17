import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { timeSeriesFrame } from '../../tables/columns';
import { thinnedPlaces } from '../../detection/thinnedPlaces';
import { valuesAt } from '../../detection/valuesAt';
import { seriesValues } from '../../../../core/series/seriesMatrix';
import { type JudgedMatrix } from '../../detection/judgedMatrix';

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
    const places = thinMs === undefined ? undefined : thinnedPlaces(matrix.times, group.score, matrix.times, thinMs);
    return [scoreFrame(valuesAt(matrix.times, places), valuesAt(group.score, places), {}, 'group')];
  }
  const frames: WireFrame[] = [];
  for (const [s, { labels, name }] of matrix.series.entries()) {
    // Nothing else is looked at, since other columns may still have to be put together.
    const score = detection.series[s]?.score ?? new Float64Array(matrix.times.length).fill(NaN);
    const places =
      thinMs === undefined ? undefined : thinnedPlaces(matrix.times, score, seriesValues(matrix, s), thinMs);
    frames.push(scoreFrame(valuesAt(matrix.times, places), valuesAt(score, places), labels, name));
    yield;
  }
  return frames;
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
