/** Alerts of rules go on for so long after the last value out of the band: shorter pauses are none. */
export const keptFiringMs = 600_000;
