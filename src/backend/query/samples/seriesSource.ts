import { type SeriesIdentity } from '../../../core/series/seriesMatrix';
import { sortedInStretches } from '../../workers/sortedInStretches';
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

/** Every series of some windows, in the order of inputs, then keys. Pauses often. */
export function* seriesSources(windows: readonly InputWindow[]): Generator<undefined, readonly SeriesSource[]> {
  const sources: SeriesSource[] = [];
  for (const { refId, window } of windows) {
    const ofKey = new Map<string, SeriesSource>();
    for (const { series } of window.blocks) {
      for (const key of series.keys()) {
        const known = ofKey.has(key) ? undefined : series.get(key);
        // Most blocks hold the series of the one before.
        if (known !== undefined) {
          ofKey.set(key, { key, identity: { ...known.identity, inputRefId: refId } });
          yield;
        }
      }
      yield;
    }
    for (const source of yield* sortedInStretches([...ofKey.values()], ({ key }) => key)) {
      sources.push(source);
    }
  }
  return sources;
}

/** When the first sample of each source was taken; NaN for one without any. Pauses after each. */
export function* firstSamplesMs(
  windows: readonly InputWindow[],
  sources: readonly SeriesSource[]
): Generator<undefined, Float64Array> {
  const blocksOf = blocksByInput(windows);
  const first = new Float64Array(sources.length).fill(NaN);
  for (const [s, { identity, key }] of sources.entries()) {
    for (const block of blocksOf.get(identity.inputRefId) ?? []) {
      const firstMs = firstSampleMs(block, key);
      if (firstMs !== undefined) {
        first[s] = firstMs;
        break;
      }
    }
    yield;
  }
  return first;
}

/** The blocks of each input. */
export function blocksByInput(windows: readonly InputWindow[]): ReadonlyMap<string, readonly SampleBlock[]> {
  return new Map(windows.map(({ refId, window }) => [refId, window.blocks]));
}
