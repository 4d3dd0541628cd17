import { type MetricChange } from './metricChange';

/** The same change in spreads that are `1 / share` times as wide. */
export function scaledChange(change: MetricChange, share: number): MetricChange {
  return {
    ...change,
    spread: change.spread / share,
    deviations: change.deviations.map((deviation) => deviation * share),
    level: change.level * share,
    peak: change.peak * share,
  };
}
