import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { timeSeriesFrame } from '../../columns';
import { type BlockDetection } from './detectInBlocks';

/**
 * One frame a series with its scores, labels kept: what alert rules take as it is. A detector that judges the series
 * together gives one frame, of the group's score, without labels.
 */
export function scoreFrames({ matrix, detection }: BlockDetection): readonly WireFrame[] {
  const { group } = detection;
  if (group !== undefined && detection.series.length > 0) {
    return [scoreFrame(matrix.times, group.score, {}, 'group')];
  }
  return detection.series.map(({ score }, s) => {
    const identity = matrix.series[s];
    return scoreFrame(matrix.times, score, identity?.labels ?? {}, identity?.name ?? '');
  });
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
