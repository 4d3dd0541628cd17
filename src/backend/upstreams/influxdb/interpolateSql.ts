import { interpolateMacros, type MacroScope } from '../interpolateMacros';
import { type TimeBuckets, wholeBuckets } from './timeBuckets';

/** A query as it is sent, and what its rows' times mean. */
export interface SqlQuery {
  readonly text: string;
  /** The time that a row stands for; undefined where it is of a bucket that the range does not hold whole. */
  readonly stampMs: (timeMs: number) => number | undefined;
}

const unitMs: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** The epoch was a Thursday; weeks begin on Monday. */
const firstMondayMs = 4 * 86_400_000;

/**
 * Replaces the macros of Grafana's SQL for InfluxDB: `$__timeFilter(column)`, `$__timeFrom`, `$__timeTo`,
 * `$__dateBin(column)`, `$__dateBinAlias(column)`, `$__interval` and its relatives. Where rows are put into buckets
 * (`date_bin`, `date_trunc`), these are whole ones, and each stands for the time at which it ends.
 */
export function interpolateSql(query: string, scope: MacroScope): SqlQuery {
  const step = `interval '${scope.stepMs / 1000} second'`;
  const binned = query
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

/** The buckets of `date_bin(interval '5 minutes', …)` or `date_trunc('hour', …)`; undefined where there are none, or none that can be read. */
function bucketsOf(query: string): TimeBuckets | undefined {
  const binned = /\bdate_bin\w*\(\s*interval\s+'(\d+(?:\.\d+)?)\s+(millisecond|second|minute|hour|day|week)s?'/i;
  const truncated = /\bdate_trunc\(\s*'(millisecond|second|minute|hour|day|week)'/i.exec(query)?.[1]?.toLowerCase();
  if (truncated !== undefined) {
    return { widthMs: unitMs[truncated] ?? NaN, offsetMs: truncated === 'week' ? firstMondayMs : 0 };
  }
  const found = binned.exec(query);
  return found === null
    ? undefined
    : { widthMs: Number(found[1]) * (unitMs[found[2]?.toLowerCase() ?? ''] ?? NaN), offsetMs: 0 };
}
