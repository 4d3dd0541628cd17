import { type DataFrame } from '@grafana/data';
import { type ExplainedAnomaly, readExplainedAnomalies } from '../../../frames/grafana/readExplainedAnomalies';
import { type TimeSpan } from '../../investigation/investigation';

/** The greatest anomaly of a series that touches a time; undefined where there is none. */
export function greatestWithin(
  frames: readonly DataFrame[],
  series: string | undefined,
  { fromMs, toMs }: TimeSpan
): ExplainedAnomaly | undefined {
  return readExplainedAnomalies(frames)
    .filter((anomaly) => anomaly.series === series && anomaly.startMs <= toMs && anomaly.endMs >= fromMs)
    .sort((a, b) => b.peakScore - a.peakScore)[0];
}
