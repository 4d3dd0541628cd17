import { interpolateMacros, type MacroScope } from '../interpolateMacros';
import { influxQlBuckets } from './influxQlBuckets';
import { wholeBuckets } from './timeBuckets';

/** A statement as it is sent, and what its rows' times mean. */
export interface InfluxQlStatement {
  readonly text: string;
  /** The time that a row stands for; undefined where it is of a bucket that the range does not hold whole. */
  readonly stampMs: (timeMs: number) => number | undefined;
}

/** Picked samples are grouped a millisecond later than the clock's edges, so that a sample on an edge ends its bucket. */
const pickOffsetMs = 1;

/**
 * Replaces the variables of Grafana's InfluxQL queries: `$timeFilter` with the range, `$__interval` and its relatives,
 * `$interval` as `$__interval`.
 *
 * With GROUP BY time() the range is of whole buckets, and each stands for the time at which it ends, as PromQL's
 * functions look back: (t − width, t] for the first or last sample of a bucket, [t − width, t) for all others. InfluxDB
 * would stamp it with its begin, and a last bucket of one instant would seem to fall to nothing.
 */
export function interpolateInfluxQl(query: string, scope: MacroScope): InfluxQlStatement {
  const spelled = interpolateMacros(query.replace(/\$\{?interval\}?(?!\w)/g, '$$__interval'), scope);
  const buckets = influxQlBuckets(spelled);
  const asIs = (timeMs: number): number => timeMs;
  if (buckets === undefined) {
    return { text: withFilter(spelled, `time >= ${scope.fromMs}ms and time <= ${scope.toMs}ms`), stampMs: asIs };
  }
  const { widthMs, argumentsTo, picksSamples, hasOffset, hasZone } = buckets;
  const whole = wholeBuckets(buckets, scope);
  if (picksSamples && !hasOffset && !hasZone) {
    const shifted = `${spelled.slice(0, argumentsTo)}, ${pickOffsetMs}ms${spelled.slice(argumentsTo)}`;
    return {
      text: withFilter(shifted, `time >= ${whole.fromMs + pickOffsetMs}ms and time <= ${whole.toMs}ms`),
      stampMs: (timeMs) => ((timeMs - pickOffsetMs) % widthMs === 0 ? timeMs - pickOffsetMs + widthMs : timeMs),
    };
  }
  const filter = hasZone
    ? `time >= ${scope.fromMs - widthMs}ms and time <= ${scope.toMs}ms`
    : `time >= ${whole.fromMs}ms and time < ${whole.toMs}ms`;
  return {
    text: withFilter(spelled, filter),
    stampMs: (timeMs) => (timeMs + widthMs > scope.toMs ? undefined : timeMs + widthMs),
  };
}

function withFilter(query: string, filter: string): string {
  return query.replace(/\$\{?timeFilter\}?(?!\w)/g, filter);
}
