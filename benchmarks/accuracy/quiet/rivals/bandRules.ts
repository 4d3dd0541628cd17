const forMs = 300_000;

/** A centre and how far a band reaches on either side of it; NaN where there is none. */
export type Band = readonly [centre: number, reach: number];

/** The values that such rules look at: those above 0. */
export function positiveOf(values: Float64Array): Float64Array {
  return values.map((value) => (value > 0 ? value : NaN));
}

/**
 * Scores of an alert rule that fires where a level has been outside of the widest of some bands for five minutes, at samples `stepMs` apart: 2
 * while it fires, else 0. No band reaches below 0.
 */
export function firingOutside(
  level: Float64Array,
  stepMs: number,
  bandsAt: (at: number) => readonly Band[]
): Float64Array {
  const needed = Math.ceil(forMs / stepMs) + 1;
  let held = 0;
  return level.map((value, at) => {
    const bands = bandsAt(at).filter(([centre, reach]) => !Number.isNaN(centre + reach));
    const upper = Math.max(...bands.map(([centre, reach]) => centre + reach));
    const lower = Math.max(0, Math.min(...bands.map(([centre, reach]) => centre - reach)));
    held = value > upper || value < lower ? held + 1 : 0;
    return held >= needed ? 2 : 0;
  });
}
