import { type MetricMetadata } from '../../../core/rootcause/roles/roleOfMetadata';
import { type QueryInput } from '../../../protocol/query';
import { type OpenUpstreams } from '../instances/openUpstreams';

/** A metric of an input, of which the query tells too little. */
export interface UnknownMetric {
  readonly refId: string;
  readonly metric: string;
}

/** No more metrics than these are asked for; a query that leaves more of them unclear selects them by a pattern. */
const mostMetrics = 20;
/** An answer does not wait longer for what it can do without. */
const longestMs = 2000;

/**
 * What the stores say of metrics, by input and metric (see {@link describedKey}). What cannot be had within two seconds is left out: a query
 * can do without.
 */
export async function describedMetrics(
  unknown: readonly UnknownMetric[],
  inputs: readonly QueryInput[],
  upstreams: OpenUpstreams,
  signal: AbortSignal
): Promise<ReadonlyMap<string, MetricMetadata>> {
  if (unknown.length === 0) {
    return new Map();
  }
  const soon = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
  const [first] = upstreams.keys();
  const upstreamOf = new Map(inputs.map(({ refId, upstream }) => [refId, upstream ?? first]));
  const found = await Promise.all(
    unknown.slice(0, mostMetrics).map(async (one) => {
      const store = upstreams.get(upstreamOf.get(one.refId) ?? '');
      const said =
        store?.ok === true ? await store.value.describeMetric?.(one.metric, soon).catch(() => undefined) : undefined;
      return said === undefined ? [] : [[describedKey(one), said] as const];
    })
  );
  signal.throwIfAborted();
  return new Map(found.flat());
}

/** Under which key a metric's description is kept. */
export function describedKey({ refId, metric }: UnknownMetric): string {
  return JSON.stringify([refId, metric]);
}
