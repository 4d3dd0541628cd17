import { type SeriesAnalysisKind } from '../../protocol/query';
import { type Analyser, type PartedAnalysis } from './analyser';

/** An analyser whose work several threads can share. */
export function inParts<K extends SeriesAnalysisKind, Part>(parted: PartedAnalysis<K, Part>): Analyser<K> {
  const { reachOptions, fetchRange, historyRanges, split, work, finish } = parted;
  return {
    reachOptions,
    fetchRange,
    historyRanges,
    run: (analysis, context) => finish(analysis, context, [work({ analysis, context })]),
    share: async (analysis, context, runParts) => {
      // The series, which may be large, are not to be kept while others work on their copies.
      const { series: _, history: __, ...scope } = context;
      return finish(analysis, scope, await runParts<Part>(split({ analysis, context })));
    },
    work,
  };
}
