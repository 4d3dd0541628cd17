import { type TimeBuckets } from './timeBuckets';

/** How a statement groups by time, and where it says so. */
export interface InfluxQlBuckets extends TimeBuckets {
  /** Whether only samples are picked, the first or the last of each bucket, and nothing is computed of them. */
  readonly picksSamples: boolean;
  /** Whether days begin at a zone's midnight, so that edges are no multiples of the width. */
  readonly hasZone: boolean;
  /** The place of the arguments of `time(…)`. */
  readonly argumentsFrom: number;
  readonly argumentsTo: number;
  readonly hasOffset: boolean;
}

const unitMs: Readonly<Record<string, number>> = {
  ns: 1e-6,
  u: 1e-3,
  µ: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/**
 * The outer `GROUP BY time(…)` of a SELECT, else that of the subquery whose rows it passes on; undefined where there is none,
 * or one that cannot be read.
 */
export function influxQlBuckets(query: string): InfluxQlBuckets | undefined {
  const outer = outerText(query);
  return ownBuckets(query, outer) ?? bucketsOfSubquery(query, outer);
}

function bucketsOfSubquery(query: string, outer: string): InfluxQlBuckets | undefined {
  const open = /\bFROM\s*\(/i.exec(outer);
  if (open === null || /\bGROUP\s+BY\s+time\b/i.test(outer)) {
    return undefined;
  }
  const from = open.index + open[0].length;
  const end = outer.indexOf(')', from);
  const found = influxQlBuckets(query.slice(from, end < 0 ? query.length : end));
  return found === undefined
    ? undefined
    : { ...found, argumentsFrom: found.argumentsFrom + from, argumentsTo: found.argumentsTo + from };
}

function ownBuckets(query: string, outer: string): InfluxQlBuckets | undefined {
  const group = /\bGROUP\s+BY\b/i.exec(outer);
  const time =
    group === null ? undefined : [...outer.matchAll(/\btime\s*\(/gi)].find(({ index }) => index > group.index);
  if (time === undefined) {
    return undefined;
  }
  const argumentsFrom = time.index + time[0].length;
  const argumentsTo = query.indexOf(')', argumentsFrom);
  const [width = '', offset] = query.slice(argumentsFrom, argumentsTo).split(',');
  const widthMs = durationMs(width);
  const offsetMs = offset === undefined ? 0 : durationMs(offset);
  if (argumentsTo < 0 || !(widthMs >= 1) || Number.isNaN(offsetMs)) {
    return undefined;
  }
  const functions = [...query.slice(0, group?.index).matchAll(/\b([a-z_]+)\s*\(/gi)].map(([, name]) => name ?? '');
  return {
    widthMs,
    offsetMs,
    picksSamples: functions.some(isPicking) && !functions.some((name) => computing.has(name.toLowerCase())),
    hasZone: /\btz\s*\(/i.test(outer),
    argumentsFrom,
    argumentsTo,
    hasOffset: offset !== undefined,
  };
}

function isPicking(name: string): boolean {
  return /^(?:first|last)$/i.test(name);
}

/** Functions whose result is of all samples of a bucket. */
const computing: ReadonlySet<string> = new Set(
  'count distinct integral mean median mode spread stddev sum bottom max min percentile sample top'.split(' ')
);

/** The text with everything blank that is quoted or stands in parentheses, at its old place. What is quoted without an end goes to the end. */
function outerText(query: string): string {
  let depth = 0;
  return query.replace(
    /'(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?|--[^\n]*|\/\*.*?(?:\*\/|$)|[=!]~\s*\/(?:[^/\\\n]|\\.)*\/?|[()]|[^()]/gs,
    (part) => {
      if (part === '(') {
        depth += 1;
        return depth === 1 ? part : ' ';
      }
      if (part === ')') {
        depth -= 1;
        return depth === 0 ? part : ' ';
      }
      return part.length > 1 || depth > 0 ? ' '.repeat(part.length) : part;
    }
  );
}

function durationMs(text: string): number {
  const parts = [...text.matchAll(/(\d+)(ns|ms|u|µ|s|m|h|d|w)/g)];
  const rest = text.replace(/(\d+)(ns|ms|u|µ|s|m|h|d|w)/g, '').trim();
  if (parts.length === 0 || (rest !== '' && rest !== '-')) {
    return NaN;
  }
  const sum = parts.reduce((total, [, amount, unit]) => total + Number(amount) * (unitMs[unit ?? ''] ?? NaN), 0);
  return rest === '-' ? -sum : sum;
}
