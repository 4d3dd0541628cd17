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

/** An input without text. */
export function newInput(refId: string, upstream: StoredUpstream | undefined): Input {
  return { refId, ...(upstream === undefined ? {} : { upstream: upstream.name }) };
}
