import { valueExtent } from '../axis/valueExtent';
import { type SampledVariable } from './pairplotData';

const padShare = 0.07;

/** The ends of each variable's axis: given, or a little past its values; an empty interval gets room to both sides. */
export function pairplotExtents(variables: readonly SampledVariable[]): ReadonlyArray<readonly [number, number]> {
  return variables.map(({ values, min, max }) => {
    const [least, greatest] = valueExtent([values], padShare, false);
    const low = min ?? least;
    const high = max ?? greatest;
    if (!Number.isFinite(high - low)) {
      return [0, 1];
    }
    const pad = high > low ? 0 : Math.abs(low) * 0.05 || 1;
    return [low - pad, Math.max(low, high) + pad];
  });
}
