import { presentValues } from '../presentValues';
import { quantileOfSorted } from '../../order/quantileOfSorted';

/** What a box plot shows of a sample. */
export interface BoxStatistics {
  readonly count: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  /** The least and the greatest value within `reach` interquartile ranges of the box. */
  readonly lowerWhisker: number;
  readonly upperWhisker: number;
  /** The values past the whiskers, ascending. */
  readonly outliers: Float64Array;
}

/**
 * Tukey's box of the present values, as matplotlib and seaborn draw it; `reach` is 1.5 by default. All NaN and no
 * outliers when nothing is present.
 */
export function boxStatistics(values: ArrayLike<number>, reach = 1.5): BoxStatistics {
  const sorted = presentValues(values).sort();
  const lowerQuartile = quantileOfSorted(sorted, 0.25);
  const upperQuartile = quantileOfSorted(sorted, 0.75);
  const margin = reach * (upperQuartile - lowerQuartile);
  const first = sorted.findIndex((value) => value >= lowerQuartile - margin);
  const last = sorted.findLastIndex((value) => value <= upperQuartile + margin);
  const outliers = sorted.filter((_, i) => i < first || i > last);
  return {
    count: sorted.length,
    lowerQuartile,
    median: quantileOfSorted(sorted, 0.5),
    upperQuartile,
    // A quartile between two values may lie past every value that is within reach: the whisker then ends at the box.
    lowerWhisker: Math.min(lowerQuartile, sorted[first] ?? NaN),
    upperWhisker: Math.max(upperQuartile, sorted[last] ?? NaN),
    outliers,
  };
}
