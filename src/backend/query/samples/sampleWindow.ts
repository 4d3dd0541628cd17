import { type LabelledSeries } from '../../../core/series/labelledSeries';
import { concatenateValues } from '../../../core/series/concatenateValues';
import { type GridSpan, type SampleBlock, samplesWithin, spanLength } from './sampleBlock';

/** What a store has of an expression in a span of time, in blocks that follow each other, and what it said with it. */
export interface SampleWindow extends GridSpan {
  readonly blocks: readonly SampleBlock[];
  readonly warnings: readonly string[];
  readonly executed: string;
  /** Another number once something that was known has turned out to be otherwise; undefined where nothing is kept. */
  readonly generation?: number;
  /** Up to when nothing is expected to change any more. */
  readonly settledMs?: number;
}

/** No more samples than this can be in a window. */
export function mostSamplesOf({ blocks }: SampleWindow): number {
  return blocks.reduce((sum, block) => sum + block.series.size * spanLength(block), 0);
}

/**
 * The series of a window as a store would deliver them. Pauses after each.
 *
 * @param check is told how many series there are so far, and how many samples they have; what it throws ends the work
 */
export function* seriesOfWindow(
  window: SampleWindow,
  check: (seriesCount: number, samples: number) => void = () => undefined
): Generator<undefined, readonly LabelledSeries[]> {
  const parts = new Map<string, SampleBlock[]>();
  for (const block of window.blocks) {
    for (const key of block.series.keys()) {
      const known = parts.get(key);
      if (known === undefined) {
        parts.set(key, [block]);
      } else {
        known.push(block);
      }
    }
    yield;
  }
  const all: LabelledSeries[] = [];
  let count = 0;
  for (const [key, blocks] of parts) {
    const identity = blocks[0]?.series.get(key)?.identity;
    const samples = blocks.map((block) => samplesWithin(block, key, block));
    const times = concatenateValues(samples.map((part) => part.times));
    if (identity !== undefined && times.length > 0) {
      all.push({ ...identity, times, values: concatenateValues(samples.map(({ values }) => values)) });
    }
    count += times.length;
    check(all.length, count);
    yield;
  }
  return all;
}
