import { type RangeAnswer } from '../../upstreams/upstream';
import { answerKeys } from './answerKeys';
import { type BlockSamples, type GridSpan } from './sampleBlock';
import { type SampleWindow } from './sampleWindow';

/** An answer as it came, for stores whose samples are not in order of time: it cannot be cut. Pauses often. */
export function* unorderedWindow(
  { series, warnings, executed }: RangeAnswer,
  span: GridSpan
): Generator<undefined, SampleWindow> {
  const keys = yield* answerKeys(series);
  const samples = series.map(({ name, labels, times, values }, s): readonly [string, BlockSamples] => [
    keys[s] ?? '',
    { identity: { name, labels }, times, samples: values },
  ]);
  return { ...span, blocks: [{ ...span, series: new Map(samples) }], warnings, executed };
}
