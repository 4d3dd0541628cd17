import { z } from 'zod';
import { type PlacedKpi } from './kpiTimeline';

const answer = z.object({
  data: z.object({
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        values: z.array(z.tuple([z.number(), z.string()])),
      })
    ),
  }),
});
const mostPoints = 10_000;

/** What rules recorded of a KPI: one value a judged sample, NaN where there is none. */
export interface RecordedBands {
  readonly level: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Reads the bands that rules of a strategy recorded for a KPI, by range queries. */
export async function readBands(url: string, { series, timeMs }: PlacedKpi, strategy: string): Promise<RecordedBands> {
  const { length, historyLength, stepMs, name } = series;
  const blank = (): Float64Array => new Float64Array(length).fill(NaN);
  const byName = new Map([
    ['anomaly:level', blank()],
    ['anomaly:lower_band', blank()],
    ['anomaly:upper_band', blank()],
  ]);
  for (let from = historyLength; from < length; from += mostPoints) {
    const to = Math.min(length, from + mostPoints) - 1;
    for (const [metric, values] of byName) {
      const body = new URLSearchParams({
        query: `max by (series) (${metric}{series="${name}", anomaly_strategy="${strategy}"})`,
        start: String(timeMs(from) / 1000),
        end: String(timeMs(to) / 1000),
        step: String(stepMs / 1000),
      });
      const response = await fetch(`${url}/api/v1/query_range`, { method: 'POST', body });
      const { data } = answer.parse(await response.json());
      for (const [seconds, value] of data.result.flatMap((one) => one.values)) {
        values[from + Math.round((seconds * 1000 - timeMs(from)) / stepMs)] = Number(value);
      }
    }
  }
  const of = (metric: string): Float64Array => byName.get(metric) ?? blank();
  return { level: of('anomaly:level'), lower: of('anomaly:lower_band'), upper: of('anomaly:upper_band') };
}
