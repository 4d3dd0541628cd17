import { formattedValueToString, getValueFormat } from '@grafana/data';

/** Writes values in one of Grafana's units; as short numbers without one. */
export function formatUnit(unit: string | undefined): (value: number) => string {
  const format = getValueFormat(unit ?? 'short');
  return (value) => formattedValueToString(format(value));
}
