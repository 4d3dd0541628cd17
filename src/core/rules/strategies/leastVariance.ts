/** Nothing varies by less than this share of what it is: rounding is no anomaly. */
const leastShare = 0.001;

/** A variance (PromQL), not less than rounding of the mean brings with it. Where both are 0 every change counts. */
export function leastVariance(variance: string, mean: string): string {
  return `${variance} + (${leastShare} * ${mean}) ^ 2`;
}
