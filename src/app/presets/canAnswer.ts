import { type PresetQuery } from './preset';

/** Whether a store with these metrics has all that a query is made of. */
export function canAnswer({ needs }: PresetQuery, metrics: ReadonlySet<string>): boolean {
  return needs.every((metric) => metrics.has(metric));
}
