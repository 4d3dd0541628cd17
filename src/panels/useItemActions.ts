import { locationService } from '@grafana/runtime';
import { usePanelContext } from '@grafana/ui';

import { type Labels } from '../core/series/labelledSeries';
import { type TooltipAction } from './ChartTooltip';

interface ItemSelection {
  readonly names: readonly string[];
  readonly labels: readonly Labels[];
  /** Dashboard variable that takes the names; none when empty. */
  readonly variable: string;
}

/** Items whose labels all agree can be filtered by; more filters than this would not fit the tooltip. */
const filterLimit = 5;

/** What can be done with selected items: hand their names to a dashboard variable, filter by the labels they share. */
export function useItemActions(selection: ItemSelection | null): TooltipAction[] {
  const { onAddAdHocFilter } = usePanelContext();
  if (!selection || selection.names.length === 0) {
    return [];
  }
  const actions: TooltipAction[] = [];
  const { names, variable } = selection;
  if (variable !== '') {
    actions.push({
      label: names.length === 1 ? 'Select' : `Select ${names.length}`,
      onClick: () => locationService.partial({ [`var-${variable}`]: [...names] }),
    });
  }
  if (onAddAdHocFilter) {
    for (const [key, value] of sharedLabels(selection.labels).slice(0, filterLimit)) {
      actions.push({
        label: `Filter ${key} = ${value}`,
        onClick: () => onAddAdHocFilter({ key, value, operator: '=' }),
      });
    }
  }
  return actions;
}

function sharedLabels(all: readonly Labels[]): Array<[string, string]> {
  const [first, ...others] = all;
  return Object.entries(first ?? {}).filter(
    ([key, value]) => key !== '__name__' && others.every((labels) => labels[key] === value)
  );
}
