import { type SeriesMatrix, seriesValues } from '../../series/seriesMatrix';
import { mean } from '../../statistics/mean';
import { presentValues } from '../../statistics/presentValues';
import { quantileOfSorted } from '../../order/quantileOfSorted';
import { featureNames } from './featureNames';
import { lineOverIndex } from './lineOverIndex';
import { seasonalStrength } from './seasonalStrength';

/** One row of features a series. */
export interface FeatureMatrix {
  readonly names: typeof featureNames;
  readonly rows: number;
  readonly columns: number;
  /** Row-major. NaN throughout the row of a series without values. */
  readonly values: Float64Array;
}

const spikeDeviations = 5;

/**
 * Describes each series by a few numbers, so that series of like behaviour can be clustered:
 *
 * - `mean`, `p50`, `p99` in the unit of the series;
 * - `spread`: the interquartile range;
 * - `trend`: the change over the window along the least-squares line, in the unit of the series;
 * - `seasonality`: 0 … 1, how strongly it repeats with the period (see seasonalStrength);
 * - `spikes`: the share of values more than five robust standard deviations from the median.
 *
 * @param periodMs the period looked for; without it the one that fits each series best
 */
export function seriesFeatures(matrix: SeriesMatrix, periodMs?: number): FeatureMatrix {
  const rows = matrix.series.length;
  const columns = featureNames.length;
  const features = new Float64Array(rows * columns).fill(NaN);
  const period = periodMs === undefined ? undefined : Math.round(periodMs / matrix.stepMs);
  for (let i = 0; i < rows; i++) {
    const values = seriesValues(matrix, i);
    const sorted = presentValues(values).sort();
    if (sorted.length === 0) {
      continue;
    }
    const median = quantileOfSorted(sorted, 0.5);
    features.set(
      [
        mean(sorted),
        median,
        quantileOfSorted(sorted, 0.99),
        quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25),
        lineOverIndex(values).slope * (values.length - 1),
        seasonalStrength(values, period),
        spikeShare(sorted, median),
      ],
      i * columns
    );
  }
  return { names: featureNames, rows, columns, values: features };
}

function spikeShare(sorted: Float64Array, median: number): number {
  const deviations = sorted.map((value) => Math.abs(value - median)).sort();
  // Where more than half the values are equal the mean deviation stands in (Iglewicz, Hoaglin 1993).
  const scale = 1.4826 * quantileOfSorted(deviations, 0.5) || 1.2533 * mean(deviations);
  let spikes = 0;
  for (let i = deviations.length - 1; i >= 0 && deviations[i] > spikeDeviations * scale; i--) {
    spikes++;
  }
  return spikes / sorted.length;
}
