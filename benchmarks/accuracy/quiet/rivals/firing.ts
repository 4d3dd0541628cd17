/** Scores of an alert rule that fires where a condition has held for `forMs`, at samples `stepMs` apart: 2 while it fires, else 0. */
export function firing(holds: (at: number) => boolean, length: number, forMs: number, stepMs: number): Float64Array {
  const needed = Math.ceil(forMs / stepMs) + 1;
  const scores = new Float64Array(length);
  let held = 0;
  for (let i = 0; i < length; i++) {
    held = holds(i) ? held + 1 : 0;
    scores[i] = held >= needed ? 2 : 0;
  }
  return scores;
}
