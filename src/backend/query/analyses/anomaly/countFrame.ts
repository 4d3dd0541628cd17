import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { timeSeriesFrame } from '../../columns';
import { type BlockDetection } from './detectInBlocks';

/** At each time, how many series are anomalous: one series without labels, for alert rules on the whole. */
export function countFrame({ matrix, detection }: BlockDetection): WireFrame {
  const counts = new Float64Array(matrix.times.length);
  for (const { score } of detection.series) {
    for (const [i, value] of score.entries()) {
      if (value > 1) {
        counts[i] = (counts[i] ?? 0) + 1;
      }
    }
  }
  return timeSeriesFrame('anomalous series', matrix.times, [
    {
      name: 'anomalous series',
      type: 'number',
      values: counts,
      config: { min: 0, max: detection.series.length, decimals: 0 },
    },
  ]);
}
