import { valueExtent } from '../axis/valueExtent';
import { type DiagonalCurve } from './diagonalCurves';
import { type SampledVariable } from './pairplotData';

/** Room for marks at the ends; curves end thinly, and get what matplotlib leaves around everything. */
const padShares = { values: 0.07, curves: 0.05 };

/**
 * The ends of each variable's axis: given, or a little past its values, and past the tails of the curves that are drawn
 * along it; an empty interval gets room to both sides.
 */
export function pairplotExtents(
  variables: readonly SampledVariable[],
  curves: ReadonlyArray<readonly DiagonalCurve[]> = []
): ReadonlyArray<readonly [number, number]> {
  return variables.map(({ values, min, max }, index) => {
    const [least, greatest] = widened(valueExtent([values], padShares.values, false), curves[index] ?? []);
    const low = min ?? least;
    const high = max ?? greatest;
    if (!Number.isFinite(high - low)) {
      return [0, 1];
    }
    const pad = high > low ? 0 : Math.abs(low) * 0.05 || 1;
    return [low - pad, Math.max(low, high) + pad];
  });
}

function widened([low, high]: readonly [number, number], curves: readonly DiagonalCurve[]): readonly [number, number] {
  if (curves.length === 0) {
    return [low, high];
  }
  const lists = curves.map(({ values }) => values);
  const [from, to] = valueExtent(lists, padShares.curves, false);
  return [Math.min(low, from), Math.max(high, to)];
}
