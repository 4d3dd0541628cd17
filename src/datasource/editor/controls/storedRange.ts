import { type TimeRange } from '../../../core/series/timeRange';
import { fieldsOf } from '../../form/SchemaForm';

/** The range of the dashboard, as a query holds it: variables that are put in when it runs. */
export const dashboardRange = { fromMs: '$__from', toMs: '$__to' } as const;

/** Whether what a query holds is the dashboard's range. */
export function isDashboardRange(value: unknown): boolean {
  const { fromMs, toMs } = fieldsOf(value);
  return fromMs === dashboardRange.fromMs && toMs === dashboardRange.toMs;
}

/** The range that a query holds in numbers; undefined where it holds none. */
export function storedRange(value: unknown): TimeRange | undefined {
  const { fromMs, toMs } = fieldsOf(value);
  return typeof fromMs === 'number' && typeof toMs === 'number' ? { fromMs, toMs } : undefined;
}
