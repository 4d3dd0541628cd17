/** One alert in four weeks. */
const oneAMonth = 0.25;
const least = 0.1;
const most = 100;

/** How a detector's threshold and the false alerts of fault-free series (benchmark `quiet`, a minute's step) depend on each other. */
export interface RateCalibration {
  /** The threshold at one alert a month and series. */
  readonly atOneAMonth: number;
  /** By which share of that it grows when there are to be ten times fewer alerts. */
  readonly growth: number;
}

/** The threshold at which fault-free series raise this many alerts a week and series. */
export function thresholdAtRate(alertsPerWeek: number, { atOneAMonth, growth }: RateCalibration): number {
  const tens = Math.log10(oneAMonth / alertsPerWeek);
  return Math.min(Math.max(atOneAMonth * (1 + growth * tens), least), most);
}
