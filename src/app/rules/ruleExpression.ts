import { promqlDuration } from '../../core/rules/promqlDuration';

/** An expression of a dashboard as a rule can hold it: Grafana's intervals become durations. */
export function ruleExpression(expr: string, stepMs: number): string {
  return expr
    .replaceAll(/\$__rate_interval|\$\{__rate_interval\}/g, promqlDuration(Math.max(4 * stepMs, 60_000)))
    .replaceAll(/\$__interval|\$\{__interval\}/g, promqlDuration(stepMs));
}
