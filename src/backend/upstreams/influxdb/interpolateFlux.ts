import { interpolateMacros } from '../interpolateMacros';

/**
 * Gives a Flux script the variables that Grafana and InfluxDB's own UI define: `v.timeRangeStart`, `v.timeRangeStop`
 * (Flux leaves the end out, so it is one millisecond past the range) and `v.windowPeriod`.
 */
export function interpolateFlux(
  script: string,
  range: { readonly fromMs: number; readonly toMs: number; readonly stepMs: number }
): string {
  return interpolateMacros(
    script
      .replace(/\bv\.timeRangeStart\b/g, new Date(range.fromMs).toISOString())
      .replace(/\bv\.timeRangeStop\b/g, new Date(range.toMs + 1).toISOString())
      .replace(/\bv\.windowPeriod\b/g, `${range.stepMs}ms`),
    range
  );
}
