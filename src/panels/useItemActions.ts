import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { usePanelContext } from '@grafana/ui';

import { type Labels } from '../core/series/labelledSeries';
import { type TooltipAction } from './ChartTooltip';
import { filterActions } from './filterActions';

interface ItemSelection {
  readonly names: readonly string[];
  readonly labels: readonly Labels[];
  /** Dashboard variable that takes the names; none when empty. */
  readonly variable: string;
  /** Said of several names at once; "Select" and their number when left out. */
  readonly selectLabel?: string;
}

/** Items whose labels all agree can be filtered by; more filters than this would not fit the tooltip. */
const filterLimit = 5;

/** What can be done with selected items: hand their names to a dashboard variable, filter by the labels they share. */
export function useItemActions(selection: ItemSelection | null): TooltipAction[] {
  const { onAddAdHocFilter } = usePanelContext();
  if (!selection || selection.names.length === 0) {
    return [];
  }
  const { names, variable, labels } = selection;
  const select: TooltipAction = {
    label:
      selection.selectLabel ??
      (names.length === 1
        ? t('actions.select', 'Select')
        : t('actions.select-several', 'Select {{number}}', { number: names.length })),
    onClick: () => locationService.partial({ [`var-${variable}`]: [...names] }),
  };
  return [
    ...(variable === '' ? [] : [select]),
    ...filterActions(sharedLabels(labels), onAddAdHocFilter).slice(0, filterLimit),
  ];
}

function sharedLabels(all: readonly Labels[]): Array<[string, string]> {
  const [first, ...others] = all;
  return Object.entries(first ?? {}).filter(([key, value]) => others.every((labels) => labels[key] === value));
}
