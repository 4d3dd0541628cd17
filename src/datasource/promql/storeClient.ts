/** What a store of PromQL has, asked once and kept while an editor is open. */
export interface StoreClient {
  readonly metrics: () => Promise<readonly string[]>;
  /** The labels of the series that a selector matches, or of all. */
  readonly labels: (match?: string) => Promise<readonly string[]>;
  readonly values: (label: string, match?: string) => Promise<readonly string[]>;
}

/** What is listed: the names of labels, or the values of one; of the series that a selector matches, or of all. */
export interface ListedLabels {
  readonly label?: string;
  readonly match?: string;
}

/**
 * Keeps what a store lists; what cannot be had is nothing to choose from, and asked again the next time.
 *
 * @param list asks the store
 */
export function storeClient(list: (which: ListedLabels) => Promise<readonly string[]>): StoreClient {
  const asked = new Map<string, Promise<readonly string[]>>();
  const ask = (label: string | undefined, match: string | undefined): Promise<readonly string[]> => {
    const key = JSON.stringify([label, match]);
    const before = asked.get(key);
    if (before !== undefined) {
      return before;
    }
    const answer = list({
      ...(label === undefined ? {} : { label }),
      ...(match === undefined ? {} : { match }),
    }).catch((): readonly string[] => {
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
