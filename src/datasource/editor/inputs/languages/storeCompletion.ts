import { type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { type StoreClient } from '../../../promql/storeClient';

/** What is being written: a name that the store knows, from where on, and the characters that go on with it. */
export interface Asked {
  readonly what: 'metrics' | 'labels' | 'values';
  /** Of `values` their label. */
  readonly label?: string;
  /** Narrows it to the series that this selects. */
  readonly match?: string;
  readonly from: number;
  readonly validFor: RegExp;
}

/** Offers what the store has at a place that `askedAt` names; undefined there means that the language itself goes on. */
export function storeCompletion(
  store: StoreClient,
  askedAt: (before: string) => Asked | undefined
): (context: CompletionContext) => Promise<CompletionResult | null> {
  return async (context) => {
    const asked = askedAt(context.state.sliceDoc(0, context.pos));
    if (asked === undefined) {
      return null;
    }
    const { what, label = '', match, from, validFor } = asked;
    const names =
      what === 'metrics' ? store.metrics() : what === 'labels' ? store.labels(match) : store.values(label, match);
    const options = (await names)
      .filter((name) => name !== '__name__')
      .map((name): Completion => ({ label: name, type: what === 'values' ? 'text' : 'property' }));
    return options.length === 0 ? null : { from, options, validFor };
  };
}
