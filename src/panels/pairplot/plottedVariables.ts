import { type GrafanaTheme2 } from '@grafana/data';

import { type PairplotVariable } from '../../charts/pairplot/pairplotData';
import { formatterOf } from '../kit/chart/formatterOf';
import { numberDisplay } from '../kit/chart/numberDisplay';
import { type SampleTable } from './sampleTable';

/** The variables as the chart writes them: in the unit and with the other standard options of their fields. */
export function plottedVariables({ variables }: SampleTable, theme: GrafanaTheme2): PairplotVariable[] {
  return variables.map(({ name, values, field }) => ({
    name,
    values,
    format: formatterOf(numberDisplay(field.config, theme)),
  }));
}
