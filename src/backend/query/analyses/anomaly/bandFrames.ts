import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { timeSeriesFrame } from '../../columns';
import { uniqueNames } from '../../uniqueNames';
import { anomalyFields } from './anomalyFields';
import { type ShownSeries } from './shownSeries';

/** One frame a series for Grafana's time series panel; see `anomalyFields`. */
export function bandFrames(shown: readonly ShownSeries[]): readonly WireFrame[] {
  const names = uniqueNames(shown.map(({ identity }) => identity.name));
  return shown.map(({ identity, times, ...judged }, s) => {
    const name = names[s] ?? '';
    return timeSeriesFrame(name, times, anomalyFields(name, identity.labels, judged));
  });
}
