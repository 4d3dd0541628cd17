import { type SeriesAnalysisKind } from '../../../protocol/query';
import { inOneGo } from '../../../core/inOneGo';
import { takingTurns } from '../../workers/takingTurns';
import { type Analyser, type AnalysisContext, type PartedAnalysis } from './analyser';

/** An analyser whose work several threads can share. */
export function inParts<K extends SeriesAnalysisKind, Part>(parted: PartedAnalysis<K, Part>): Analyser<K> {
  const { reachOptions, fetchRange, historyRanges, unknownMetrics, split, work, finish } = parted;
  return {
    reachOptions,
    fetchRange,
    historyRanges,
    unknownMetrics,
    run: (analysis, context) =>
      inOneGo(finish(analysis, context, split({ analysis, context: plain(context) }).map(work))),
    share: async (analysis, context, runParts) => {
      // The series, which may be large, are not to be kept while others work on their copies.
      const { series: _, history: __, ...scope } = context;
      return takingTurns(finish(analysis, scope, await runParts<Part>(split({ analysis, context: plain(context) }))));
    },
    work,
  };
}

/** What may go to another thread: what puts the parts together stays here. */
function plain({ judged: _, ...context }: AnalysisContext): AnalysisContext {
  return context;
}
