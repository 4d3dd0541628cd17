import { type SeriesAnalysisKind } from '../../../protocol/query';
import { type Analyser, type AnalysisResult } from './analyser';
import { inParts } from './inParts';

/** An analyser that has to see all series together. */
export function inOnePiece<K extends SeriesAnalysisKind>({
  run,
  ...range
}: Pick<Analyser<K>, 'reachOptions' | 'fetchRange' | 'historyRanges' | 'unknownMetrics' | 'run'>): Analyser<K> {
  return inParts<K, AnalysisResult>({
    ...range,
    split: (whole) => [whole],
    work: ({ analysis, context }) => run(analysis, context),
    *finish(_, __, [result]) {
      return result ?? { frames: [], notices: [] };
    },
  });
}
