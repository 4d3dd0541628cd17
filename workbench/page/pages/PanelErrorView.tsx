import { type PanelDataErrorViewProps } from '@grafana/runtime';

export function PanelErrorView({ message, data, needsNumberField, needsTimeField }: PanelDataErrorViewProps) {
  const missing = needsTimeField
    ? 'Data is missing a time field'
    : needsNumberField
      ? 'Data is missing a number field'
      : undefined;
  return <div>{message ?? (data.series.length === 0 ? 'No data' : (missing ?? 'Unable to render data'))}</div>;
}
