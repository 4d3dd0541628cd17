import { describeSeries } from '../../../core/clustering/recipe/describeSeries';
import { featureNames } from '../../../core/clustering/features/featureNames';
import { mean } from '../../../core/statistics/mean';
import { quantile } from '../../../core/statistics/quantile';
import { alignFieldSeries } from './alignFieldSeries';
import { type ItemNumbers, type SeriesValue } from './itemNumbers';

/** Items in numbers. */
export interface FeatureValues {
  readonly features: readonly string[];
  /** Flat, an item after the other, a number for each feature; NaN where one is missing. */
  readonly values: Float64Array;
}

/** Computes the features of items. */
export function featureValues(numbers: ItemNumbers): FeatureValues {
  switch (numbers.source) {
    case 'rows':
      return { features: numbers.features, values: numbers.values };
    case 'queries': {
      const { features, samples, value } = numbers;
      return { features, values: Float64Array.from(samples, (own) => (own ? summarise(own, value) : Number.NaN)) };
    }
    case 'summary': {
      const { values } = describeSeries(alignFieldSeries(numbers.series, numbers.toleranceMs), 'features');
      return { features: featureNames, values };
    }
    case 'course': {
      const matrix = alignFieldSeries(numbers.series, numbers.toleranceMs);
      const { values } = describeSeries(matrix, 'values');
      return { features: Array.from(matrix.times, String), values };
    }
  }
}

function summarise(values: Float64Array, value: SeriesValue): number {
  switch (value) {
    case 'mean':
      return mean(values);
    case 'p99':
      return quantile(values, 0.99);
    case 'max':
      return quantile(values, 1);
    case 'last':
      return values.findLast((sample) => !Number.isNaN(sample)) ?? Number.NaN;
  }
}
