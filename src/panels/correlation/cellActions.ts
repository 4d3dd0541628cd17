import { type Field } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';

import { type TooltipAction } from '../kit/chart/ChartTooltip';
import { filterActions, type FilteredDashboard } from '../kit/chart/filterActions';

interface CellSide {
  readonly name: string;
  readonly field: Field | undefined;
  readonly variable: string;
}

/** What can be done with a cell: filter the dashboard by its series, both or one, or hand their names to dashboard variables. */
export function cellActions(sides: readonly CellSide[], dashboard: FilteredDashboard): TooltipAction[] {
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
