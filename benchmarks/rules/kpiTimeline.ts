import { type KpiSeries } from '../accuracy/data/kpiFolder';

const weekMs = 604_800_000;
const dayMs = 86_400_000;
/** A Thursday, as all multiples of a week. */
const firstMs = 2800 * weekMs;
/** So much before the judged part is enough for every rule. */
const historyMs = 12 * dayMs;

/** A KPI on the common timeline of the benchmark: moved by whole weeks, with the end of its history. */
export interface PlacedKpi {
  readonly series: KpiSeries;
  readonly metric: string;
  readonly firstSample: number;
  readonly timeMs: (sample: number) => number;
}

/** The KPIs moved by whole weeks, so that all begin within the same one: blocks are few, days of the week stay. */
export function kpiTimeline(corpus: readonly KpiSeries[]): PlacedKpi[] {
  return corpus.map((series) => {
    const { startMs, stepMs, historyLength } = series;
    const firstSample = Math.max(0, historyLength - Math.round(historyMs / stepMs));
    const beginsMs = startMs + firstSample * stepMs;
    const movedMs = firstMs - Math.floor(beginsMs / weekMs) * weekMs;
    return {
      series,
      metric: `kpi_${stepMs / 60_000}m`,
      firstSample,
      timeMs: (sample) => startMs + sample * stepMs + movedMs,
    };
  });
}
