import { type RecordedBands } from './readBands';

/** How far the edges of two bands are apart where both have one, in half widths of the first. */
export function bandError(recorded: RecordedBands, other: RecordedBands): readonly number[] {
  const errors: number[] = [];
  for (const [i, low] of recorded.lower.entries()) {
    const high = recorded.upper[i] ?? NaN;
    const apart = Math.max(Math.abs(low - (other.lower[i] ?? NaN)), Math.abs(high - (other.upper[i] ?? NaN)));
    if (high > low && !Number.isNaN(apart)) {
      errors.push(apart / ((high - low) / 2));
    }
  }
  return errors;
}
