import { burnRate } from './burnRate';
import { type EventEncoding, type EventSamples, eventsWithin } from './eventCounts';
import { type ServiceLevelEvents } from './errorBudget';

/**
 * The burn rate of the trailing `windowMs` at each of `times`; NaN where no sample lies in the window. Cost: times ×
 * samples of a window.
 */
export function burnRateSeries(
  events: ServiceLevelEvents,
  objective: number,
  windowMs: number,
  times: Float64Array
): Float64Array {
  const good = trailingEvents(events.good, events.encoding, windowMs, times);
  const total = trailingEvents(events.total, events.encoding, windowMs, times);
  return times.map((_, i) => burnRate(good[i], total[i], objective));
}

/** The events of the window before each time, read from the last sample before the window on. */
function trailingEvents(
  samples: EventSamples,
  encoding: EventEncoding,
  windowMs: number,
  times: Float64Array
): Float64Array {
  const sampleTimes = samples.times.filter((_, i) => !Number.isNaN(samples.values[i]));
  const values = samples.values.filter((value) => !Number.isNaN(value));
  return times.map((time) => {
    const from = Math.max(0, countUpTo(sampleTimes, time - windowMs) - 1);
    const to = countUpTo(sampleTimes, time);
    const window = { times: sampleTimes.subarray(from, to), values: values.subarray(from, to) };
    return eventsWithin(window, encoding, time - windowMs, time);
  });
}

/** How many of the ascending times lie at or before a time. */
function countUpTo(ascending: Float64Array, timeMs: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] <= timeMs) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
