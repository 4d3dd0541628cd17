import { burnRate } from './burnRate';
import { eventsWithin } from './eventCounts';
import { type ServiceLevelEvents } from './errorBudget';

/** The burn rate of the trailing `windowMs` at each of `times`; NaN where no sample lies in the window. */
export function burnRateSeries(
  events: ServiceLevelEvents,
  objective: number,
  windowMs: number,
  times: Float64Array
): Float64Array {
  return times.map((time) =>
    burnRate(
      eventsWithin(events.good, events.encoding, time - windowMs, time),
      eventsWithin(events.total, events.encoding, time - windowMs, time),
      objective
    )
  );
}
