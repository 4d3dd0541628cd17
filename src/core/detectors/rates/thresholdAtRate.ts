/** One alert in four weeks. */
const oneAMonth = 0.25;
const least = 0.1;
const most = 100;

/**
 * By how much the threshold of one alert a month changes for 1000, 100 … times as many alerts, down to a hundredth of them: read off the
 * generated fault-free series of the benchmark `quiet` at a step of a minute.
 */
const factors = [0.42, 0.53, 0.66, 1, 1.8, 2.6] as const;
const firstTens = 3;

/**
 * The threshold at which fault-free series raise this many alerts a week and series. `steepness` is 1 where it follows `factors`
 * and more where the threshold has to change more for the same.
 */
export function thresholdAtRate(alertsPerWeek: number, atOneAMonth: number, steepness = 1): number {
  const position = Math.min(Math.max(firstTens - Math.log10(alertsPerWeek / oneAMonth), 0), factors.length - 1);
  const place = Math.min(Math.floor(position), factors.length - 2);
  const factor = factors[place] + (position - place) * (factors[place + 1] - factors[place]);
  return Math.min(Math.max(atOneAMonth * factor ** steepness, least), most);
}
