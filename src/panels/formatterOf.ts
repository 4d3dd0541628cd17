import { type DisplayProcessor, formattedValueToString } from '@grafana/data';

import { type FormatValue } from '../charts/formatValue';

/** A display processor as the plain function that charts write their numbers with. */
export function formatterOf(display: DisplayProcessor): FormatValue {
  return (value, decimals) => formattedValueToString(display(value, decimals));
}
