import { interpolateMacros, type MacroScope } from '../interpolateMacros';
import { type TimeBuckets, wholeBuckets } from './timeBuckets';

/** A query as it is sent, and what its rows' times mean. */
export interface SqlQuery {
  readonly text: string;
  /** The time that a row stands for; undefined where it is of a bucket that the range does not hold whole. */
  readonly stampMs: (timeMs: number) => number | undefined;
}

/** Units of an interval's text, written out or short, each also in the plural. */
const unitMs: ReadonlyMap<string, number> = new Map(
  [
    ['millisecond ms', 1],
    ['second sec s', 1000],
    ['minute min m', 60_000],
    ['hour hr h', 3_600_000],
    ['day d', 86_400_000],
    ['week w', 604_800_000],
  ].flatMap(([names, ms]) =>
    String(names)
      .split(' ')
      .map((name) => [name, Number(ms)] as const)
  )
);

/** The epoch was a Thursday; weeks begin on Monday. */
const firstMondayMs = 4 * 86_400_000;

/**
 * Replaces the macros of Grafana's SQL for InfluxDB: `$__timeFilter(column)`, `$__timeFrom`, `$__timeTo`,
 * `$__dateBin(column)`, `$__dateBinAlias(column)`, `$__interval` (an interval, `interval '60 second'`; between quotes its
 * text) and its relatives. Where rows are put into buckets
 * (`date_bin`, `date_trunc`), these are whole ones, and each stands for the time at which it ends.
 */
export function interpolateSql(query: string, scope: MacroScope): SqlQuery {
  const stepText = `'${scope.stepMs / 1000} second'`;
  const step = `interval ${stepText}`;
  const binned = query
    .replace(/'\$\{?__interval\}?'/g, stepText)
    .replace(/\$(?:__interval\b|\{__interval\})/g, step)
    .replace(
      /\$__dateBinAlias\(\s*([^()]+?)\s*\)/g,
      (_, column: string) => `date_bin(${step}, ${column}) as ${column}_binned`
    )
    .replace(/\$__dateBin\(\s*([^()]+?)\s*\)/g, (_, column: string) => `date_bin(${step}, ${column})`);
  const buckets = bucketsOf(binned);
  const widthMs = buckets?.widthMs;
  const { fromMs, toMs } = buckets === undefined ? scope : wholeBuckets(buckets, scope);
  const time = (ms: number): string => `'${new Date(ms).toISOString()}'`;
  const until = widthMs === undefined ? '<=' : '<';
  const text = interpolateMacros(
    binned
      .replace(
        /\$__timeFilter\(\s*([^()]+?)\s*\)/g,
        (_, column: string) => `${column} >= ${time(fromMs)} AND ${column} ${until} ${time(toMs)}`
      )
      .replace(/\$__timeFrom\b(?:\(\))?/g, time(fromMs))
      .replace(/\$__timeTo\b(?:\(\))?/g, time(toMs)),
    scope
  );
  return {
    text,
    stampMs: (timeMs) => {
      const end = timeMs + (widthMs ?? 0);
      return widthMs !== undefined && end > scope.toMs ? undefined : end;
    },
  };
}

/**
 * The buckets of `date_bin(interval '5 minutes', column, timestamp '…')` or `date_trunc('hour', …)`; undefined where there
 * are none, or none that can be read.
 */
function bucketsOf(query: string): TimeBuckets | undefined {
  const truncated = /\bdate_trunc\(\s*'(\w+)'/i.exec(query)?.[1]?.toLowerCase();
  if (truncated !== undefined) {
    const widthMs = unitMs.get(truncated);
    return widthMs === undefined ? undefined : { widthMs, offsetMs: truncated === 'week' ? firstMondayMs : 0 };
  }
  const binned = /\bdate_bin\w*\(\s*(?:interval\s+)?'([^']*)'\s*,\s*[^,()]+(?:,\s*(?:timestamp\s*)?'([^']*)')?/i;
  const [, interval = '', origin] = binned.exec(query) ?? [];
  const widthMs = intervalMs(interval);
  const offsetMs = origin === undefined ? 0 : Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(origin) ? origin : `${origin}Z`);
  return widthMs >= 1 && !Number.isNaN(offsetMs) ? { widthMs, offsetMs: offsetMs % widthMs } : undefined;
}

/** Of "5 minutes", "1m" or "1 hour 30 minutes"; NaN for months and what else has no one length. */
function intervalMs(text: string): number {
  const parts = [...text.toLowerCase().matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/g)];
  return parts.length === 0
    ? NaN
    : parts.reduce(
        (sum, [, amount, unit = '']) =>
          sum + Number(amount) * (unitMs.get(unit) ?? unitMs.get(unit.replace(/s$/, '')) ?? NaN),
        0
      );
}
