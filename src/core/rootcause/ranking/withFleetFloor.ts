import { quantileInPlace } from './quantileInPlace';
import { type ProblemMetric } from './rankingProblem';
import { scaledChange } from './scaledChange';

/** A change below this share of what is typical of the same metric of other services is not worth a unit. */
const fleetShare = 0.02;
/** So many services tell what is typical. */
const fewestServices = 5;

/**
 * Widens the spreads of metrics by 2 % (in quadrature) of the median level of the same metric over the fleet: an idle
 * service whose CPU went from nothing to next to nothing has changed by many of its own spreads, but not by much. Shares of
 * success, whose level says nothing of the room to move, and groups of fewer than 5 stay as they are.
 *
 * @param kindOf which metrics are the same, by the series' index in the matrix
 */
export function withFleetFloor(
  metrics: readonly ProblemMetric[],
  kindOf: (series: number) => string
): readonly ProblemMetric[] {
  const levels = new Map<string, number[]>();
  for (const { series, change } of metrics) {
    const level = Math.abs(change.baselineMedian);
    if (level > 0) {
      const kind = kindOf(series);
      levels.set(kind, [...(levels.get(kind) ?? []), level]);
    }
  }
  const floors = new Map(
    [...levels].flatMap(([kind, values]) =>
      values.length < fewestServices ? [] : [[kind, fleetShare * quantileInPlace(Float64Array.from(values), 0.5)]]
    )
  );
  return metrics.map((metric) => {
    const { change, role, series } = metric;
    const floor = role === 'success' ? 0 : (floors.get(kindOf(series)) ?? 0);
    const spread = Math.hypot(change.spread, floor);
    const share = change.spread / spread;
    return share < 1 ? { ...metric, change: scaledChange(change, share) } : metric;
  });
}
