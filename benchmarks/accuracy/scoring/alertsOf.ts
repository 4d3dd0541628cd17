/** Alerts of one series: first and last sample of each. */
export type AlertRange = readonly [first: number, last: number];

/** Samples above `threshold` from `from` on are an alert together where they lie at most `joinSamples` apart. */
export function alertsOf(scores: Float64Array, from: number, threshold: number, joinSamples: number): AlertRange[] {
  const alerts: AlertRange[] = [];
  for (let i = from; i < scores.length; i++) {
    if ((scores[i] ?? NaN) > threshold) {
      const last = alerts.at(-1);
      if (last !== undefined && i - last[1] <= joinSamples) {
        alerts[alerts.length - 1] = [last[0], i];
      } else {
        alerts.push([i, i]);
      }
    }
  }
  return alerts;
}
