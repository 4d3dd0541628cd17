import { t } from '@grafana/i18n';

import { alternatives } from '../../../core/series/alternatives';
import { type Labels } from '../../../core/series/labelledSeries';
import { type TooltipAction } from './ChartTooltip';

/**
 * What a dashboard offers to filter it. Grafana hands a filter on as it is to a variable that knows regular expressions,
 * too; the type of the panel's context names the operators of table cells alone.
 */
export interface FilteredDashboard {
  onAddAdHocFilter?(filter: {
    readonly key: string;
    readonly value: string;
    readonly operator: '=' | '!=' | '=~';
  }): void;
}

/** A filter of more values than this is none that anybody reads. */
const valueLimit = 50;
const namedValues = 2;

/**
 * Ad-hoc filters of a dashboard that leave series with these labels: one for each label that all of them have. None where
 * the dashboard has none. The metric's name is no label to filter by.
 */
export function filterActions(all: readonly Labels[], dashboard: FilteredDashboard): TooltipAction[] {
  if (!dashboard.onAddAdHocFilter) {
    return [];
  }
  return Object.keys(all[0] ?? {})
    .filter((key) => key !== '__name__' && all.every((labels) => labels[key] !== undefined))
    .map((key) => ({ key, values: Array.from(new Set(all.map((labels) => labels[key] ?? ''))) }))
    .filter(({ values }) => values.length <= valueLimit)
    .map(({ key, values }) => ({
      label: filterLabel(key, values),
      onClick: () =>
        dashboard.onAddAdHocFilter?.(
          values.length === 1
            ? { key, value: values[0] ?? '', operator: '=' }
            : { key, value: alternatives(values), operator: '=~' }
        ),
    }));
}

function filterLabel(key: string, values: readonly string[]): string {
  return values.length <= namedValues
    ? t('actions.filter', 'Filter {{key}} = {{value}}', {
        key,
        value: values.join(' | '),
        interpolation: { escapeValue: false },
      })
    : t('actions.filter-several', 'Filter {{key}} = {{number}} values', {
        key,
        number: values.length,
        interpolation: { escapeValue: false },
      });
}
