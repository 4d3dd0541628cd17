/**
 * Replaces the variables that Grafana's own Prometheus data source knows, since alert rules and other callers of the
 * backend have no dashboard that would have replaced them: `$__interval`, `$__interval_ms`, `$__rate_interval`,
 * `$__range`, `$__range_s`, `$__range_ms`, each also as `${name}`.
 */
export function interpolateMacros(
  text: string,
  { fromMs, toMs, stepMs }: { readonly fromMs: number; readonly toMs: number; readonly stepMs: number }
): string {
  const rangeMs = Math.max(toMs - fromMs, stepMs);
  const values: Readonly<Record<string, string>> = {
    __interval: formatDuration(stepMs),
    __interval_ms: String(stepMs),
    // Four scrapes of 15 s at least, as Grafana computes it without a known scrape interval.
    __rate_interval: formatDuration(Math.max(stepMs + 15_000, 60_000)),
    __range: formatDuration(rangeMs),
    __range_s: String(Math.round(rangeMs / 1000)),
    __range_ms: String(rangeMs),
  };
  return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole: string, braced?: string, bare?: string) => {
    return values[braced ?? bare ?? ''] ?? whole;
  });
}

function formatDuration(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}
