/** Distances below this, in standard deviations, are rounding. */
const rounding = 1e-6;

/** What distances are measured by: what is rare in the training, or one deviation where all of it lies on what it is compared with. */
export function measuredBy(rareDistance: number): number {
  return rareDistance > rounding ? rareDistance : 1;
}
