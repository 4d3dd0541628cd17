/** What the variables of a query are computed from. */
export interface MacroScope {
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMs: number;
  /** What intervals are computed from where it is not the step. */
  readonly intervalMs?: number;
  /** The range that the user sees; from `fromMs` to `toMs` where it is left out. */
  readonly shown?: { readonly fromMs: number; readonly toMs: number };
  /** How far apart the store's samples usually are; 15 s where it is left out. */
  readonly scrapeIntervalMs?: number | undefined;
}

const usualScrapeIntervalMs = 15_000;

/**
 * Replaces the variables that Grafana's own Prometheus data source knows, since alert rules and other callers of the
 * backend have no dashboard that would have replaced them: `$__interval`, `$__interval_ms`, `$__rate_interval`,
 * `$__rate_interval_ms`, `$__range`, `$__range_s`, `$__range_ms`, `$__from`, `$__to`, and Loki's `$__auto`, each also as `${name}`, `${name:raw}` and `[[name]]`, times as
 * `${__from:date:seconds}`, too. Intervals
 * follow the step; `$__rate_interval` is the longer of step + scrape interval and four scrape intervals.
 */
export function interpolateMacros(text: string, scope: MacroScope): string {
  const { stepMs, intervalMs = stepMs, scrapeIntervalMs = usualScrapeIntervalMs, shown = scope } = scope;
  const rangeMs = Math.max(shown.toMs - shown.fromMs, stepMs);
  const rateIntervalMs = Math.max(intervalMs + scrapeIntervalMs, 4 * scrapeIntervalMs);
  const values: Readonly<Record<string, string>> = {
    __interval: durationLiteral(intervalMs),
    __auto: durationLiteral(intervalMs),
    __interval_ms: String(intervalMs),
    __rate_interval: durationLiteral(rateIntervalMs),
    __rate_interval_ms: String(rateIntervalMs),
    __range: durationLiteral(rangeMs),
    __range_s: String(Math.round(rangeMs / 1000)),
    __range_ms: String(rangeMs),
    __from: String(shown.fromMs),
    __to: String(shown.toMs),
  };
  return text.replace(macro, (whole: string, ...groups: ReadonlyArray<string | undefined>) => {
    const [braced, format = '', bare, squared, squaredFormat] = groups;
    const name = braced ?? bare ?? squared ?? '';
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? whole : (formatted(value, squaredFormat ?? format) ?? whole);
  });
}

const macro = /\$(?:\{(\w+)(?::([\w:]+))?\}|(\w+))|\[\[(\w+)(?::([\w:]+))?\]\]/g;

/** A value in a format of Grafana's; undefined for dates in the author's own form, which only a browser writes. */
function formatted(value: string, format: string): string | undefined {
  switch (format) {
    case 'date':
    case 'date:iso':
      return new Date(Number(value)).toISOString();
    case 'date:seconds':
      return String(Math.floor(Number(value) / 1000));
    default:
      return format.startsWith('date:') ? undefined : value;
  }
}

function durationLiteral(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}
