import { type LabelledSeries } from '../../../core/series/labelledSeries';
import { type DemoSeries } from './demoSeries';
import { scrapeIntervalMs } from './shopBehaviour';
import { dayMs } from './incidents';

/**
 * The samples of a series at the times of a grid, as Prometheus' range query finds them: the last scrape at or before
 * each time. Both ends are included; a time without a sample has no point.
 */
export function sampleRange(
  series: DemoSeries,
  { fromMs, toMs, stepMs }: { readonly fromMs: number; readonly toMs: number; readonly stepMs: number }
): Pick<LabelledSeries, 'times' | 'values'> {
  const sampleAt = series.type === 'counter' ? counter(series.sampleAt) : series.sampleAt;
  const times: number[] = [];
  const values: number[] = [];
  for (let time = fromMs; time <= toMs; time += stepMs) {
    const scrape = Math.floor(time / scrapeIntervalMs) * scrapeIntervalMs;
    const value = sampleAt(scrape);
    if (value !== undefined) {
      times.push(time);
      values.push(value);
    }
  }
  return { times: Float64Array.from(times), values: Float64Array.from(values) };
}

/** How many samples have to be computed for a range: a counter adds up all of them since midnight. */
export function samplesToCompute(
  { type }: DemoSeries,
  { fromMs, toMs, stepMs }: { readonly fromMs: number; readonly toMs: number; readonly stepMs: number }
): number {
  return type === 'counter'
    ? Math.floor((toMs - fromMs + dayMs) / scrapeIntervalMs)
    : Math.floor((toMs - fromMs) / stepMs) + 1;
}

/** Adds up increments from midnight; remembers where it is, so that ascending times are cheap. */
function counter(incrementAt: DemoSeries['sampleAt']): (timeMs: number) => number {
  let total = 0;
  let nextMs = NaN;
  return (timeMs) => {
    const midnight = Math.floor(timeMs / dayMs) * dayMs;
    if (!(nextMs > midnight && nextMs <= timeMs + scrapeIntervalMs)) {
      total = 0;
      nextMs = midnight;
    }
    for (; nextMs <= timeMs; nextMs += scrapeIntervalMs) {
      total += incrementAt(nextMs) ?? 0;
    }
    return total;
  };
}
