import { type SeriesAnalysisKind } from '../../protocol/query';
import { type Analyser, type AnalysisResult } from './analyser';
import { inParts } from './inParts';

/** An analyser that has to see all series together. */
export function inOnePiece<K extends SeriesAnalysisKind>({
  fetchRange,
  run,
}: Pick<Analyser<K>, 'fetchRange' | 'run'>): Analyser<K> {
  return inParts<K, AnalysisResult>({
    fetchRange,
    split: (whole) => [whole],
    work: ({ analysis, context }) => run(analysis, context),
    finish: (_, __, [result]) => result ?? { frames: [], notices: [] },
  });
}
