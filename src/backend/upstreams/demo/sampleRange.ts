import { type LabelledSeries } from '../../../core/series/labelledSeries';
import { type DemoSeries } from './demoSeries';
import { scrapeIntervalMs } from './shopBehaviour';
import { dayMs } from './incidents';

/** For so long, samples are computed before others have their turn. */
const stretchMs = 4;

/** Looking at the clock for every sample would cost more than the sample. */
const samplesBetweenLooks = 16;

/**
 * The samples of a series at the times of a grid, as Prometheus' range query finds them: the last scrape at or before
 * each time. Both ends are included; a time without a sample has no point.
 * In stretches of some milliseconds.
 */
export function* sampleInStretches(
  series: DemoSeries,
  { fromMs, toMs, stepMs }: { readonly fromMs: number; readonly toMs: number; readonly stepMs: number }
): Generator<undefined, Pick<LabelledSeries, 'times' | 'values'>> {
  const sampleAt = series.type === 'counter' ? counter(series.sampleAt) : series.sampleAt;
  const times: number[] = [];
  const values: number[] = [];
  let stretchEndMs = performance.now() + stretchMs;
  let looks = 0;
  for (let time = fromMs; time <= toMs; time += stepMs) {
    const scrape = Math.floor(time / scrapeIntervalMs) * scrapeIntervalMs;
    const value = sampleAt(scrape);
    if (value !== undefined) {
      times.push(time);
      values.push(value);
    }
    looks += 1;
    if (looks % (stepMs > dayMs / 24 ? 1 : samplesBetweenLooks) === 0 && performance.now() > stretchEndMs) {
      yield;
      stretchEndMs = performance.now() + stretchMs;
    }
  }
  return { times: Float64Array.from(times), values: Float64Array.from(values) };
}

/** {@link sampleInStretches} in one go. */
export function sampleRange(
  series: DemoSeries,
  range: { readonly fromMs: number; readonly toMs: number; readonly stepMs: number }
): Pick<LabelledSeries, 'times' | 'values'> {
  const work = sampleInStretches(series, range);
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
  }
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
