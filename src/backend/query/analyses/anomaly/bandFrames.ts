import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { timeSeriesFrame } from '../../tables/columns';
import { uniqueNames } from '../../tables/uniqueNames';
import { anomalyFields } from './anomalyFields';
import { type ShownSeries } from './shownSeries';

/** One frame a series for Grafana's time series panel; see `anomalyFields`. Pauses after each. */
export function* bandFrames(shown: readonly ShownSeries[]): Generator<undefined, readonly WireFrame[]> {
  const names = uniqueNames(shown.map(({ identity }) => identity.name));
  const frames: WireFrame[] = [];
  for (const [s, { identity, times, ...judged }] of shown.entries()) {
    const name = names[s] ?? '';
    const frame = timeSeriesFrame(name, times, anomalyFields(name, identity.labels, judged));
    frames.push({ ...frame, meta: { ...frame.meta, preferredVisualisationPluginId: 'covary-anomaly-panel' } });
    yield;
  }
  return frames;
}
