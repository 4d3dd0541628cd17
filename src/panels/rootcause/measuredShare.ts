/** Mean confidence of a fifth of 490 answers, and the share of them whose first suspect was right (docs/root-cause.md). */
const fifths = [
  [0.17, 0.27],
  [0.42, 0.29],
  [0.75, 0.76],
  [0.89, 0.99],
  [0.92, 0.86],
] as const;

/** How often a first suspect of about this confidence was right on injected faults, in percent. */
export function measuredShare(confidence: number): number {
  const [nearest] = [...fifths].sort(([a], [b]) => Math.abs(a - confidence) - Math.abs(b - confidence));
  return Math.round(100 * (nearest?.[1] ?? NaN));
}
