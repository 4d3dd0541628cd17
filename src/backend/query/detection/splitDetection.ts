import { type AnalysisPart } from '../analyser/analyser';
import { detectionOfSeries } from '../analyser/detectionData';

/**
 * How many times are judged in a part: some 50 ms of work for the dearest detector. So others get their turn soon, a cancelled
 * part ends soon, and its message still costs little beside it.
 */
const timesOfPart = 30_000;

/** No part has more series than this: each has a history to look at, however few times are judged. */
const seriesOfPart = 20;
/** The same for series that go on from a state. */
const resumedOfPart = 150;

/** Cuts a detection that judges each series by itself into parts of some series each, in order. */
export function splitDetection<K extends 'anomaly' | 'backtest'>({
  analysis,
  context,
}: AnalysisPart<K>): ReadonlyArray<AnalysisPart<K>> {
  const { detections = [], ...scope } = context;
  return detections.flatMap((data) => {
    const { series, times } = data.matrix;
    const { length } = times;
    const judgedTimes = length - (data.resumed?.at ?? data.firstJudged);
    const most = data.resumed === undefined ? seriesOfPart : resumedOfPart;
    const count = Math.min(most, Math.max(1, Math.floor(timesOfPart / judgedTimes)));
    const parts: Array<AnalysisPart<K>> = [];
    for (let first = 0; first < series.length; first += count) {
      const detection = detectionOfSeries(data, first, Math.min(first + count, series.length));
      parts.push({ analysis, context: { ...scope, detections: [detection] } });
    }
    return parts;
  });
}
