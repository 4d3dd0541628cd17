import { interpolateMacros } from '../interpolateMacros';

/**
 * Replaces the variables of Grafana's InfluxQL queries: `$timeFilter` with the range (its end included), `$__interval`
 * and its relatives, `$interval` as `$__interval`.
 */
export function interpolateInfluxQl(
  query: string,
  range: { readonly fromMs: number; readonly toMs: number; readonly stepMs: number }
): string {
  const filter = `time >= ${range.fromMs}ms and time <= ${range.toMs}ms`;
  return interpolateMacros(
    query.replace(/\$\{?timeFilter\}?/g, filter).replace(/\$\{?interval\}?(?!\w)/g, '$$__interval'),
    range
  );
}
