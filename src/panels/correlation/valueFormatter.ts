import { type Field, type FieldConfig, type GrafanaTheme2 } from '@grafana/data';

import { type FormatValue } from '../../charts/formatValue';
import { formatterOf } from '../kit/chart/formatterOf';
import { numberDisplay } from '../kit/chart/numberDisplay';
import { type MatrixResult } from './matrixResult';

/**
 * How the cells' values are written: coefficients with the given decimals unless the standard options say otherwise, lags as
 * durations, values in their field's own unit. Mappings, decimals and "no value" of the standard options hold.
 */
export function valueFormatter(
  { kind, unit, isRescaled }: Pick<MatrixResult, 'kind' | 'unit' | 'isRescaled'>,
  defaults: FieldConfig,
  source: Field | undefined,
  theme: GrafanaTheme2,
  coefficientDecimals: number
): FormatValue {
  const own = kind === 'values' && !isRescaled ? source?.config : undefined;
  const config: FieldConfig = own ?? {
    ...defaults,
    ...(kind === 'lag' ? { unit: unit ?? 's' } : { decimals: defaults.decimals ?? coefficientDecimals }),
    ...(isRescaled ? { unit: 'none' } : {}),
  };
  return formatterOf(numberDisplay(config, theme));
}
