import { canAnswer } from './canAnswer';
import { type Preset } from './preset';

/**
 * The presets that a store with these metrics can answer, each with the queries that it can answer; in the order given.
 */
export function foundPresets(presets: readonly Preset[], metrics: ReadonlySet<string>): readonly Preset[] {
  return presets.flatMap((preset) => {
    const queries = preset.queries.filter((query) => canAnswer(query, metrics));
    return queries.length === 0 ? [] : [{ ...preset, queries }];
  });
}
