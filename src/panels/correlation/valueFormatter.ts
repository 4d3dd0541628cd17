import { type Field, type FieldConfig, type GrafanaTheme2 } from '@grafana/data';

import { type FormatValue } from '../../charts/formatValue';
import { formatterOf } from '../formatterOf';
import { numberDisplay } from '../numberDisplay';
import { type MatrixResult } from './matrixResult';

const coefficientDecimals = 2;

/**
 * How the cells' values are written: coefficients with two decimals unless the standard options say otherwise, lags as
 * durations, values in their field's own unit. Mappings, decimals and "no value" of the standard options hold.
 */
export function valueFormatter(
  { kind, unit }: Pick<MatrixResult, 'kind' | 'unit'>,
  defaults: FieldConfig,
  source: Field | undefined,
  theme: GrafanaTheme2
): FormatValue {
  const base: FieldConfig = kind === 'values' ? { ...source?.config, ...defaults } : { ...defaults };
  const config: FieldConfig =
    kind === 'correlation'
      ? { ...base, decimals: defaults.decimals ?? coefficientDecimals }
      : kind === 'lag'
        ? { ...base, unit: unit ?? 's' }
        : base;
  return formatterOf(numberDisplay(config, theme));
}
