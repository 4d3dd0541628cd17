import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { timeSeriesFrame } from '../../columns';
import { uniqueNames } from '../../uniqueNames';
import { anomalyFields } from './anomalyFields';
import { type BlockDetection } from './detectInBlocks';

/** One frame a series for Grafana's time series panel; see `anomalyFields`. */
export function bandFrames({ matrix, detection }: BlockDetection): readonly WireFrame[] {
  const length = matrix.times.length;
  const names = uniqueNames(matrix.series.map(({ name }) => name));
  return detection.series.map((judged, s) => {
    const name = names[s] ?? '';
    const value = matrix.values.subarray(s * length, (s + 1) * length);
    const { labels = {} } = matrix.series[s] ?? {};
    return timeSeriesFrame(name, matrix.times, anomalyFields(name, labels, { ...judged, value }));
  });
}
