import { type SeriesAnalysisKind } from '../../../protocol/query';
import { type AnalysisPart } from './analyser';

/**
 * How many samples a part has: some 50 ms of work for the dearest detector. So others get their turn soon, a cancelled
 * part ends soon, and its message still costs little beside it.
 */
const samplesOfPart = 30_000;

/** Cuts an analysis that looks at each series by itself into parts of some series each, in order. */
export function splitSeries<K extends SeriesAnalysisKind>({
  analysis,
  context,
}: AnalysisPart<K>): ReadonlyArray<AnalysisPart<K>> {
  const { series } = context;
  const parts: Array<AnalysisPart<K>> = [];
  let first = 0;
  let samples = 0;
  for (const [i, { values }] of series.entries()) {
    samples += values.length;
    if (samples >= samplesOfPart || i === series.length - 1) {
      parts.push({ analysis, context: { ...context, series: series.slice(first, i + 1) } });
      first = i + 1;
      samples = 0;
    }
  }
  return parts;
}
