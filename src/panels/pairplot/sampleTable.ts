import { type Field } from '@grafana/data';

import { type Labels } from '../../core/series/labelledSeries';

/** Samples of several variables: rows of a table, or moments of time series (and label values) that were joined. */
export interface SampleTable {
  readonly variables: readonly SampleVariable[];
  readonly count: number;
  /** Epoch milliseconds of each sample; null for a table. */
  readonly times: Float64Array | null;
  /** Names of the rows of a table. */
  readonly names: readonly string[] | null;
  /** The label value (or text) that colours may follow; null where there is none. */
  readonly labelValues: readonly string[] | null;
  /** Labels of the sample's series, or texts of its row. */
  readonly labelsOf: (sample: number) => Labels;
}

export interface SampleVariable {
  readonly name: string;
  readonly field: Field;
  /** A value a sample; NaN where it is missing. */
  readonly values: Float64Array;
}
