import { type GroupWork } from './groupWork';

/** Values (samples × variables) that are worked through in a millisecond, roughly, on a laptop. */
const perMs = { anomaly: 2000, oneCluster: 6000 };

/** About how long groups take. */
export function groupCostMs({ variables, count, rule }: GroupWork): number {
  const values = count * variables.length;
  return rule.by === 'cluster' ? (values * rule.clusterCount) / perMs.oneCluster : values / perMs.anomaly;
}
