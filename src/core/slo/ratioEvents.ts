import { type ServiceLevelEvents } from './errorBudget';
import { type EventSamples } from './eventCounts';

/** A series of ratios (share of good events, 0..1) as events: each present sample counts as one, partly good. */
export function ratioEvents({ times, values }: EventSamples): ServiceLevelEvents {
  const ones = values.map((value) => (Number.isNaN(value) ? Number.NaN : 1));
  return { good: { times, values }, total: { times, values: ones }, encoding: 'increment' };
}
