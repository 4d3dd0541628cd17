import { type PanelProps } from '@grafana/data';
import { usePanelContext } from '@grafana/ui';

import { type TooltipAction } from '../kit/chart/ChartTooltip';
import { itemActions } from '../kit/chart/itemActions';
import { type SampleTable } from './sampleTable';
import { texts } from './texts';

/** What is selected, in words, and what can be done with it; null without a selection. */
export function useSelectionActions(
  selection: Uint8Array | null,
  table: SampleTable,
  variable: string,
  onChangeTimeRange: PanelProps['onChangeTimeRange'],
  onClear: () => void
): { readonly text: string; readonly actions: readonly TooltipAction[] } | null {
  const dashboard = usePanelContext();
  if (selection === null) {
    return null;
  }
  const samples = Array.from(selection.keys()).filter((sample) => selection[sample] === 1);
  const names = table.names ? samples.map((sample) => table.names?.[sample] ?? '') : samples.slice(0, 1).map(() => '');
  const labels = samples.map((sample) => table.labelsOf(sample));
  const actions = itemActions({ names, labels, variable: table.names ? variable : '' }, dashboard);
  const { times } = table;
  if (times && samples.length > 1) {
    const chosen = samples.map((sample) => times[sample] ?? Number.NaN);
    const zoom = () =>
      onChangeTimeRange({
        from: chosen.reduce((least, time) => Math.min(least, time), Infinity),
        to: chosen.reduce((most, time) => Math.max(most, time), -Infinity),
      });
    actions.push({ label: texts.zoom, onClick: zoom });
  }
  actions.push({ label: texts.clear, onClick: onClear });
  return { text: texts.selection(samples.length, table.count), actions };
}
