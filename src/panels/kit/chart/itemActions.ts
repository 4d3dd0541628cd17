import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';

import { type Labels } from '../../../core/series/labelledSeries';
import { type TooltipAction } from './ChartTooltip';
import { filterActions, type FilteredDashboard } from './filterActions';

export interface ItemSelection {
  readonly names: readonly string[];
  readonly labels: readonly Labels[];
  /** Dashboard variable that takes the names; none when empty. */
  readonly variable: string;
  /** Said of several names at once; "Select" and their number when left out. */
  readonly selectLabel?: string;
}

/** More filters than this would not fit the tooltip. */
const filterLimit = 5;

/** What can be done with selected items: hand their names to a dashboard variable, filter by their labels. */
export function itemActions(
  { names, variable, labels, selectLabel }: ItemSelection,
  dashboard: FilteredDashboard
): TooltipAction[] {
  if (names.length === 0) {
    return [];
  }
  const select: TooltipAction = {
    label:
      selectLabel ??
      (names.length === 1
        ? t('actions.select', 'Select')
        : t('actions.select-several', 'Select {{number}}', { number: names.length })),
    onClick: () => locationService.partial({ [`var-${variable}`]: [...names] }),
  };
  return [...(variable === '' ? [] : [select]), ...filterActions(labels, dashboard).slice(0, filterLimit)];
}
