import { type Field } from '@grafana/data';

import { type SampledVariable } from '../../charts/pairplot/pairplotData';
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

/** The variables as plain data: their values, and the ends of their axes where the standard options give them. */
export function sampledVariables({ variables }: SampleTable): SampledVariable[] {
  return variables.map(({ values, field }) => ({
    values,
    min: field.config.min ?? null,
    max: field.config.max ?? null,
  }));
}
