import { presets } from './registry';

/** Grafana's id of the unit in which a query answers, where it is one of a preset. */
export function unitOfQuery(expr: string): string | undefined {
  return presets.flatMap(({ queries }) => queries).find((query) => query.expr === expr)?.unit;
}
