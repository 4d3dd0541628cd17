/** A counter grows in at least this share of its changes. */
const leastGrowing = 0.9;
const leastChanges = 10;

/**
 * Whether a series behaves like a counter: never negative, at least ten changes of which nine in ten are growth, and
 * every drop a restart, to less than half of what it had reached. Missing and infinite values tell nothing.
 */
export function looksLikeCounter(values: ArrayLike<number>): boolean {
  let growing = 0;
  let falling = 0;
  let last = NaN;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!Number.isFinite(value)) {
      continue;
    }
    if (value < 0 || (value < last && value > last / 2)) {
      return false;
    }
    growing += value > last ? 1 : 0;
    falling += value < last ? 1 : 0;
    last = value;
  }
  const changes = growing + falling;
  return changes >= leastChanges && growing >= leastGrowing * changes;
}
