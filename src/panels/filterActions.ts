import { t } from '@grafana/i18n';
import { type PanelContext } from '@grafana/ui';

import { type TooltipAction } from './ChartTooltip';

/** Ad-hoc filters of a dashboard for labels; none where the dashboard has none. The metric's name is no label to filter by. */
export function filterActions(
  labels: ReadonlyArray<readonly [string, string]>,
  onAddAdHocFilter: PanelContext['onAddAdHocFilter']
): TooltipAction[] {
  if (!onAddAdHocFilter) {
    return [];
  }
  const distinct = new Map(labels.map(([key, value]) => [`${key}=${value}`, { key, value }]));
  return Array.from(distinct.values())
    .filter(({ key }) => key !== '__name__')
    .map(({ key, value }) => ({
      label: t('actions.filter', 'Filter {{key}} = {{value}}', { key, value, interpolation: { escapeValue: false } }),
      onClick: () => onAddAdHocFilter({ key, value, operator: '=' }),
    }));
}
