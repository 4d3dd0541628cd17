import { promqlDuration } from '../../core/rules/promqlDuration';

const interval =
  /\$(?<plain>__(?:rate_)?interval(?:_ms)?)\b|\$\{(?<braced>__(?:rate_)?interval(?:_ms)?)(?::\w+)?\}|\[\[(?<old>__(?:rate_)?interval(?:_ms)?)(?::\w+)?\]\]/g;

/** An expression of a dashboard as a rule can hold it: Grafana's intervals become durations, or milliseconds where their name says so. */
export function ruleExpression(expr: string, stepMs: number): string {
  return expr.replaceAll(
    interval,
    (_, plain: string | undefined, braced: string | undefined, old: string | undefined) => {
      const name = plain ?? braced ?? old ?? '';
      const lengthMs = name.startsWith('__rate') ? Math.max(4 * stepMs, 60_000) : stepMs;
      return name.endsWith('_ms') ? String(lengthMs) : promqlDuration(lengthMs);
    }
  );
}
