import {
  type DisplayProcessor,
  type FieldConfig,
  FieldType,
  getDisplayProcessor,
  type GrafanaTheme2,
} from '@grafana/data';

/** Shows computed numbers as the standard options say: unit, decimals, mappings, "no value". */
export function numberDisplay(config: FieldConfig, theme: GrafanaTheme2): DisplayProcessor {
  return getDisplayProcessor({ field: { name: 'value', type: FieldType.number, values: [], config }, theme });
}
