import { type DataFrame } from '@grafana/data';
import { type ExplainedAnomaly, readExplainedAnomalies } from '../../../frames/grafana/readExplainedAnomalies';

/** The worst anomaly of each series in an answer in the `events` format; the worst first. */
export function unusualSeries(frames: readonly DataFrame[]): readonly ExplainedAnomaly[] {
  const worst = new Map<string, ExplainedAnomaly>();
  for (const anomaly of readExplainedAnomalies(frames)) {
    const known = worst.get(anomaly.series);
    if (known === undefined || known.peakScore < anomaly.peakScore) {
      worst.set(anomaly.series, anomaly);
    }
  }
  return [...worst.values()].sort((a, b) => b.peakScore - a.peakScore || (a.series < b.series ? -1 : 1));
}
