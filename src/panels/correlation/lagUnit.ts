/** A unit of Grafana for durations, and its length. */
export interface LagUnit {
  readonly id: 's' | 'm' | 'h';
  readonly ms: number;
}

const units: readonly LagUnit[] = [
  { id: 'h', ms: 3_600_000 },
  { id: 'm', ms: 60_000 },
];
const seconds: LagUnit = { id: 's', ms: 1000 };
/** The longest lag is at least this many of its unit. */
const leastOfUnit = 2;

/** The unit that lags in milliseconds are read best in: the colour bar then has round ticks. */
export function lagUnit(lagMs: Float64Array): LagUnit {
  const longest = lagMs.reduce((most, lag) => (Math.abs(lag) > most ? Math.abs(lag) : most), 0);
  return units.find((unit) => longest >= leastOfUnit * unit.ms) ?? seconds;
}
