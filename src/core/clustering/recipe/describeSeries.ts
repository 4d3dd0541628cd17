import { fillGaps } from '../../series/fillGaps';
import { type SeriesMatrix, seriesValues } from '../../series/seriesMatrix';
import { featureNames } from '../features/featureNames';
import { seriesFeatures } from '../features/seriesFeatures';

/** What series are compared by: a few numbers that describe each, or its values at every time. */
export type SeriesDescription = 'features' | 'values';

/** A row of numbers a series, row-major; NaN throughout the row of a series without values. */
export interface DescribedSeries {
  readonly columns: number;
  readonly values: Float64Array;
}

/**
 * Describes each series by its features, of which `names` are taken, or by its values, whose gaps are closed: they lie on
 * the line between their neighbours, those at either end repeat the nearest value.
 */
export function describeSeries(
  matrix: SeriesMatrix,
  by: SeriesDescription,
  names: ReadonlyArray<(typeof featureNames)[number]> = featureNames
): DescribedSeries {
  return by === 'features' ? chosenFeatures(matrix, names) : filledValues(matrix);
}

function chosenFeatures(matrix: SeriesMatrix, names: ReadonlyArray<(typeof featureNames)[number]>): DescribedSeries {
  const all = seriesFeatures(matrix);
  const columns = names.map((name) => featureNames.indexOf(name));
  const values = new Float64Array(all.rows * columns.length);
  for (let row = 0; row < all.rows; row++) {
    for (let c = 0; c < columns.length; c++) {
      values[row * columns.length + c] = all.values[row * all.columns + columns[c]];
    }
  }
  return { columns: columns.length, values };
}

function filledValues(matrix: SeriesMatrix): DescribedSeries {
  const columns = matrix.times.length;
  const values = new Float64Array(matrix.series.length * columns);
  for (let row = 0; row < matrix.series.length; row++) {
    const forward = fillGaps(fillGaps(seriesValues(matrix, row), 'linear'), 'previous');
    values.set(fillGaps(forward.reverse(), 'previous').reverse(), row * columns);
  }
  return { columns, values };
}
