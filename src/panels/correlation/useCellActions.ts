import { type Field } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { usePanelContext } from '@grafana/ui';

import { type TooltipAction } from '../ChartTooltip';

interface CellSide {
  readonly name: string;
  readonly field: Field | undefined;
  readonly variable: string;
}

/** What can be done with a cell: filter the dashboard by its series, or hand their names to dashboard variables. */
export function useCellActions(row: CellSide | null, column: CellSide | null): TooltipAction[] {
  const { onAddAdHocFilter } = usePanelContext();
  const sides = [row, column].filter((side) => side !== null);
  const actions: TooltipAction[] = [];
  const variables = Object.fromEntries(
    sides.filter((side) => side.variable !== '').map((side) => [`var-${side.variable}`, side.name])
  );
  if (Object.keys(variables).length > 0) {
    actions.push({ label: 'Select', onClick: () => locationService.partial(variables) });
  }
  if (onAddAdHocFilter) {
    const seen = new Set<string>();
    for (const side of sides) {
      for (const [key, value] of Object.entries(side.field?.labels ?? {})) {
        if (key !== '__name__' && !seen.has(`${key}=${value}`)) {
          seen.add(`${key}=${value}`);
          actions.push({
            label: `Filter ${key} = ${value}`,
            onClick: () => onAddAdHocFilter({ key, value, operator: '=' }),
          });
        }
      }
    }
  }
  return actions;
}
