import { type SeriesIdentity } from '../../../core/series/seriesMatrix';
import { firstSampleMs, type SampleBlock } from './sampleBlock';
import { type SampleWindow } from './sampleWindow';

/** A window and the input that it answers. */
export interface InputWindow {
  readonly refId: string;
  readonly window: SampleWindow;
}

/** A series of some windows, and how to find its samples there. */
export interface SeriesSource {
  readonly identity: SeriesIdentity;
  /** Its key in the blocks of its input. */
  readonly key: string;
}

/** Every series of some windows, in the order of inputs, then keys. */
export function seriesSources(windows: readonly InputWindow[]): readonly SeriesSource[] {
  return windows.flatMap(({ refId, window }) => {
    const ofKey = new Map<string, SeriesSource>();
    for (const { series } of window.blocks) {
      for (const [key, { identity }] of series) {
        if (!ofKey.has(key)) {
          ofKey.set(key, { key, identity: { ...identity, inputRefId: refId } });
        }
      }
    }
    return [...ofKey.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  });
}

/** When the first sample of each source was taken; NaN for one without any. */
export function firstSamplesMs(windows: readonly InputWindow[], sources: readonly SeriesSource[]): Float64Array {
  const blocksOf = blocksByInput(windows);
  return Float64Array.from(sources, ({ identity, key }) => {
    for (const block of blocksOf.get(identity.inputRefId) ?? []) {
      const firstMs = firstSampleMs(block, key);
      if (firstMs !== undefined) {
        return firstMs;
      }
    }
    return NaN;
  });
}

/** The blocks of each input. */
export function blocksByInput(windows: readonly InputWindow[]): ReadonlyMap<string, readonly SampleBlock[]> {
  return new Map(windows.map(({ refId, window }) => [refId, window.blocks]));
}
