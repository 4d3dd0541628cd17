import { replayRules } from '../../src/core/rules/replay/replayRules';
import { readKpiValues } from '../accuracy/data/kpiFolder';
import { type PlacedKpi } from './kpiTimeline';
import { type RecordedBands } from './readBands';

/** What the rules of a detector say of a KPI by their replay, without a Prometheus: one value a sample, NaN before the judged part. */
export function replayBands({ series, firstSample, timeMs }: PlacedKpi, data: string, detector: string): RecordedBands {
  const { name, length, historyLength, stepMs } = series;
  const values = readKpiValues(data, name);
  const said = replayRules(
    {
      times: Float64Array.from({ length: length - firstSample }, (_, i) => timeMs(firstSample + i)),
      stepMs,
      series: [{ name, labels: {}, inputRefId: 'A' }],
      values: Float64Array.from(values.subarray(firstSample)),
    },
    { detector }
  );
  const [judged] = said.ok ? said.value : [];
  if (judged === undefined) {
    throw new Error(said.ok ? 'nothing was judged' : said.error);
  }
  const laidOut = (of: (sample: number) => number | undefined): Float64Array =>
    Float64Array.from({ length }, (_, i) => (i < historyLength ? NaN : (of(i) ?? NaN)));
  return {
    level: laidOut((i) => values[i]),
    lower: laidOut((i) => judged.lower[i - firstSample]),
    upper: laidOut((i) => judged.upper[i - firstSample]),
  };
}
