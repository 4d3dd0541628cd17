import { type AnalysisPart } from '../analyser';
import { detectionOfSeries } from './detectionData';
import { detectionDataOf } from './detectionDataOf';

/**
 * How many times are judged in a part: some 50 ms of work for the dearest detector. So others get their turn soon, a cancelled
 * part ends soon, and its message still costs little beside it.
 */
const timesOfPart = 30_000;

/** No part has more series than this: each has a history to look at, however few times are judged. */
const seriesOfPart = 20;

/** Cuts a detection that judges each series by itself into parts of some series each, in order. */
export function splitDetection<K extends 'anomaly' | 'backtest'>({
  analysis,
  context,
}: AnalysisPart<K>): ReadonlyArray<AnalysisPart<K>> {
  const data = detectionDataOf(context);
  // What is known stays with who puts the parts together.
  const { complete: _, ...scope } = context;
  const { series, times } = data.matrix;
  const count = Math.min(seriesOfPart, Math.max(1, Math.floor(timesOfPart / (times.length - data.firstJudged))));
  const parts: Array<AnalysisPart<K>> = [];
  for (let first = 0; first < series.length; first += count) {
    const detection = detectionOfSeries(data, first, Math.min(first + count, series.length));
    parts.push({ analysis, context: { ...scope, detection } });
  }
  return parts;
}
