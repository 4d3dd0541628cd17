import { type TimeRange } from '@grafana/data';

/**
 * Puts the times that a dashboard, or a panel of its own time, shows in the place of `$__from` and `$__to` in the options of
 * a query, as numbers.
 */
export function withShownRange<Query extends object>(query: Query, { from, to }: TimeRange): Query;
export function withShownRange(query: object, { from, to }: TimeRange): unknown {
  const replaced = (value: unknown): unknown => {
    if (value === '$__from' || value === '${__from}') {
      return from.valueOf();
    }
    if (value === '$__to' || value === '${__to}') {
      return to.valueOf();
    }
    if (Array.isArray(value)) {
      return value.map(replaced);
    }
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner)]))
      : value;
  };
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, name === 'inputs' ? value : replaced(value)])
  );
}
