import { LoadingState, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';

interface PanelMessageProps {
  readonly panel: Pick<PanelProps, 'id' | 'data' | 'fieldConfig'>;
  /** What is wrong with the data, or what is missing. */
  readonly message: string;
  /** The frames that the panel takes. */
  readonly takes: string;
}

/** Said instead of a chart: what is missing, and which frames the panel takes. Nothing while data is on its way. */
export function PanelMessage({ panel, message, takes }: PanelMessageProps) {
  if (panel.data.state === LoadingState.Loading && panel.data.series.length === 0) {
    return null;
  }
  const query = panel.data.errors?.[0]?.message;
  return (
    <PanelDataErrorView
      panelId={panel.id}
      data={panel.data}
      fieldConfig={panel.fieldConfig}
      message={query ? `${query}. ${message}` : `${message}. ${takes}`}
      needsNumberField
    />
  );
}
