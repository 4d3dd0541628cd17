import { canAnswer } from './canAnswer';
import { type Preset, type PresetQuery } from './preset';

/** The metrics that a store has. */
export interface MetricsOfStore {
  /** The store's name in the settings of the data source. */
  readonly upstream: string;
  readonly names: ReadonlySet<string>;
}

/** A preset whose queries each name the store that can answer them. */
export interface StorePreset extends Omit<Preset, 'queries'> {
  readonly queries: ReadonlyArray<PresetQuery & { readonly upstream: string }>;
}

/** The presets that some stores can answer, each query by the first store that has all of its metrics; in the order given. */
export function storePresets(presets: readonly Preset[], stores: readonly MetricsOfStore[]): readonly StorePreset[] {
  return presets.flatMap((preset) => {
    const queries = preset.queries.flatMap((query) => {
      const store = stores.find(({ names }) => canAnswer(query, names));
      return store === undefined ? [] : [{ ...query, upstream: store.upstream }];
    });
    return queries.length === 0 ? [] : [{ ...preset, queries }];
  });
}
