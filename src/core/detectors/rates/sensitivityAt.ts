/** The sensitivity (0 to 1) of version 1 that a rate of alerts stands for. */
export function sensitivityAt(alertsPerWeek: number): number {
  return Math.min(Math.max((Math.log(alertsPerWeek / 0.25) / Math.log(100) + 1) / 2, 0), 1);
}
