import { type CovaryDataQuery, type StoredUpstream } from './covaryDataQuery';

/** What a new query starts from: one empty input of the first upstream, and anomaly detection. */
export function newQuery(upstreams: readonly StoredUpstream[]): Partial<CovaryDataQuery> {
  const [first] = upstreams;
  return {
    version: 2,
    inputs: [newInput('a', first)],
    analysis: { kind: 'anomaly' },
  };
}

type Input = NonNullable<CovaryDataQuery['inputs']>[number];

/** An input without text, of the language that its upstream speaks. */
export function newInput(refId: string, upstream: StoredUpstream | undefined): Input {
  return {
    refId,
    ...(upstream === undefined ? {} : { upstream: upstream.name }),
    ...(queryField(upstream) === 'query' ? { query: '' } : { expr: '' }),
  };
}

/** Kinds of upstreams whose input is no expression: a query of InfluxDB, the id of a trace. */
const kindsWithQuery: ReadonlySet<string> = new Set(['influxdb', 'tempo', 'jaeger']);

/** Which field of an input holds the text for an upstream. */
export function queryField(upstream: StoredUpstream | undefined): 'expr' | 'query' {
  return upstream !== undefined && kindsWithQuery.has(upstream.kind) ? 'query' : 'expr';
}
