const leastSensitive = 7.941444487;
const mostSensitive = 0.841621234;

/**
 * The threshold in standard deviations that a sensitivity between 0 and 1 stands for: 7.94 at 0, 2.92 at 0.5, 0.84 at
 * 1, falling with the square root, as Grafana's outlier detection has it.
 */
export function sigmaThreshold(sensitivity: number): number {
  return leastSensitive - (leastSensitive - mostSensitive) * Math.sqrt(Math.min(Math.max(sensitivity, 0), 1));
}
