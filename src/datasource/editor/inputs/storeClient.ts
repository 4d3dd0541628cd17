import { type TimeRange } from '@grafana/data';
import { type CovaryDatasource } from '../../CovaryDatasource';

/** What a store of PromQL has, asked once and kept while an editor is open. */
export interface StoreClient {
  readonly metrics: () => Promise<readonly string[]>;
  /** The labels of the series that a selector matches, or of all. */
  readonly labels: (match?: string) => Promise<readonly string[]>;
  readonly values: (label: string, match?: string) => Promise<readonly string[]>;
}

/** Asks one store of a data source; what cannot be had is nothing to choose from, and asked again the next time. */
export function storeClient(
  datasource: CovaryDatasource,
  upstream: string | undefined,
  range: TimeRange | undefined
): StoreClient {
  const asked = new Map<string, Promise<readonly string[]>>();
  const ask = (label: string | undefined, match: string | undefined): Promise<readonly string[]> => {
    const key = JSON.stringify([label, match]);
    const before = asked.get(key);
    if (before !== undefined) {
      return before;
    }
    const answer = datasource
      .storeLabels(range, {
        ...(upstream === undefined ? {} : { upstream }),
        ...(label === undefined ? {} : { label }),
        ...(match === undefined ? {} : { match }),
      })
      .catch((): readonly string[] => {
        asked.delete(key);
        return [];
      });
    asked.set(key, answer);
    return answer;
  };
  return {
    metrics: () => ask('__name__', undefined),
    labels: (match) => ask(undefined, match),
    values: (label, match) => ask(label, match),
  };
}
