import { type LabelledSeries } from '../../../core/series/labelledSeries';

/**
 * What tells items apart. `queries`: an item is a set of labels, and each metric that has it is a feature; `summary`:
 * an item is a series, its features are its mean, p99, spread and so on; `course`: a series, compared sample by sample.
 */
export type FeatureSource = 'queries' | 'summary' | 'course';

export type SeriesValue = 'mean' | 'last' | 'max' | 'p99';

/** What the features of items are computed from, as plain data that a worker can be sent. */
export type ItemNumbers =
  | {
      readonly source: 'rows';
      readonly features: readonly string[];
      /** The features themselves, an item after the other. */
      readonly values: Float64Array;
    }
  | {
      readonly source: 'queries';
      readonly features: readonly string[];
      readonly value: SeriesValue;
      /** The samples behind each feature of each item, in the order of `values`; null where there is no series. */
      readonly samples: ReadonlyArray<Float64Array | null>;
    }
  | {
      readonly source: 'summary' | 'course';
      /** The items themselves. */
      readonly series: readonly LabelledSeries[];
      readonly toleranceMs: number;
    };
