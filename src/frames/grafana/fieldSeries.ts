import { type DataFrame, type Field } from '@grafana/data';

import { type LabelledSeries } from '../../core/series/labelledSeries';

/** A series as a panel reads it: with the field that it came from, for its unit, links and colour. */
export interface FieldSeries extends LabelledSeries {
  readonly field: Field;
  readonly frame: DataFrame;
}
