import { type LabelledSeries } from '../../../core/series/labelledSeries';
import { concatenateValues } from '../../../core/series/concatenateValues';
import { type GridSpan, type SampleBlock, samplesWithin } from './sampleBlock';

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

/** The series of a window as a store would deliver them. */
export function seriesOfWindow(window: SampleWindow): readonly LabelledSeries[] {
  const parts = new Map<
    string,
    Array<{ readonly block: SampleBlock; readonly identity: Pick<LabelledSeries, 'name' | 'labels'> }>
  >();
  for (const block of window.blocks) {
    for (const [key, { identity }] of block.series) {
      const known = parts.get(key);
      if (known === undefined) {
        parts.set(key, [{ block, identity }]);
      } else {
        known.push({ block, identity });
      }
    }
  }
  return [...parts].flatMap(([key, list]) => {
    const [first] = list;
    const samples = list.map(({ block }) => samplesWithin(block, key, block));
    const times = concatenateValues(samples.map((part) => part.times));
    return first === undefined || times.length === 0
      ? []
      : [{ ...first.identity, times, values: concatenateValues(samples.map(({ values }) => values)) }];
  });
}
