import { type LabelledSeries } from '../series/labelledSeries';

/** The times and values that counts are read from. */
export type EventSamples = Pick<LabelledSeries, 'times' | 'values'>;

/**
 * How to read the samples of good and total events:
 * - `counter`: ever growing, falls back to 0 on a restart (Prometheus); events are the increases;
 * - `increment`: events since the sample before;
 * - `rate`: events per second, valid until the next sample.
 */
export type EventEncoding = 'counter' | 'increment' | 'rate';

/**
 * The events in (fromMs, toMs]. A counter that falls has restarted at 0, so that its new value is the increase; the last
 * sample at or before `fromMs` is where counting starts (a series that begins later counts from its first sample).
 * Missing values are skipped. NaN where no sample lies in the span.
 */
export function eventsWithin(
  { times, values }: EventSamples,
  encoding: EventEncoding,
  fromMs: number,
  toMs: number
): number {
  let events = 0;
  let samples = 0;
  let previous = Number.NaN;
  let previousMs = Number.NaN;
  for (let i = 0; i < times.length && times[i] <= toMs; i++) {
    if (Number.isNaN(values[i])) {
      continue;
    }
    if (encoding === 'rate') {
      events += rateOverlap(previous, previousMs, times[i], fromMs);
    } else if (times[i] > fromMs) {
      events += encoding === 'counter' ? increase(previous, values[i]) : values[i];
    }
    samples += times[i] > fromMs ? 1 : 0;
    previous = values[i];
    previousMs = times[i];
  }
  if (encoding === 'rate') {
    events += rateOverlap(previous, previousMs, toMs, fromMs);
  }
  return samples > 0 || (encoding === 'rate' && previousMs <= fromMs) ? events : Number.NaN;
}

function increase(previous: number, value: number): number {
  if (Number.isNaN(previous)) {
    return 0;
  }
  return value >= previous ? value - previous : value;
}

/** Events of a rate that held from `sinceMs` to `untilMs`, as far as they lie after `fromMs`. */
function rateOverlap(rate: number, sinceMs: number, untilMs: number, fromMs: number): number {
  return Number.isNaN(rate) ? 0 : (rate * Math.max(0, untilMs - Math.max(sinceMs, fromMs))) / 1000;
}
