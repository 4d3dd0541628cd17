import { type DisplayProcessor, formattedValueToString } from '@grafana/data';

import { type FormatValue } from '../../../charts/formatValue';

/**
 * A display processor as the plain function that charts write their numbers with. What is not a number is said as a value
 * mapping or "no value" of the standard options has it, else as a dash.
 */
export function formatterOf(display: DisplayProcessor): FormatValue {
  return (value, decimals) => {
    const shown = formattedValueToString(display(value, decimals));
    return shown === 'NaN' ? formattedValueToString(display(null)) || '–' : shown;
  };
}
