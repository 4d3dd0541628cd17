import { type Field } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { usePanelContext } from '@grafana/ui';

import { type TooltipAction } from '../ChartTooltip';
import { filterActions } from '../filterActions';

interface CellSide {
  readonly name: string;
  readonly field: Field | undefined;
  readonly variable: string;
}

/** What can be done with a cell: filter the dashboard by its series, both or one, or hand their names to dashboard variables. */
export function useCellActions(row: CellSide | null, column: CellSide | null): TooltipAction[] {
  const dashboard = usePanelContext();
  const sides = [row, column].filter((side) => side !== null);
  const variables = Object.fromEntries(
    sides.filter((side) => side.variable !== '').map((side) => [`var-${side.variable}`, side.name])
  );
  const select = { label: t('actions.select', 'Select'), onClick: () => locationService.partial(variables) };
  const labels = sides.map((side) => side.field?.labels ?? {});
  const filters = [labels, ...labels.map((own) => [own])].flatMap((some) => filterActions(some, dashboard));
  return [
    ...(Object.keys(variables).length > 0 ? [select] : []),
    ...filters.filter(({ label }, index) => filters.findIndex((other) => other.label === label) === index),
  ];
}
