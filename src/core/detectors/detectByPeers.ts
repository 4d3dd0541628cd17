import { seriesValues, type SeriesMatrix } from '../series/seriesMatrix';
import { type Detection, type DetectionRequest } from './detection';
import { type DetectionReason, type PeersDetector } from './detector';
import { PeersStream } from './peersStream';

/** Judges each series of a matrix by the others at the same time; the group's score is the highest of its series. */
export function detectByPeers(matrix: SeriesMatrix, request: DetectionRequest, detector: PeersDetector): Detection {
  const length = matrix.times.length;
  const count = matrix.series.length;
  const stream = new PeersStream(detector, request, matrix.stepMs, count);
  const series = matrix.series.map(() => ({
    expected: new Float64Array(length),
    lower: new Float64Array(length),
    upper: new Float64Array(length),
    score: new Float64Array(length),
  }));
  const group = { score: new Float64Array(length), contributions: new Float64Array(length * count) };
  const row = new Float64Array(count);
  const judgements = {
    expected: new Float64Array(count),
    lower: new Float64Array(count),
    upper: new Float64Array(count),
    score: new Float64Array(count),
  };
  const columns = matrix.series.map((_, index) => seriesValues(matrix, index));
  let reason: DetectionReason | undefined = 'insufficient_data';
  let isJudged = false;
  for (let t = 0; t < length; t++) {
    columns.forEach((values, s) => (row[s] = values[t]));
    reason = stream.updateInPlace(row, judgements);
    isJudged ||= reason === undefined;
    let highest = NaN;
    let sum = 0;
    for (let s = 0; s < count; s++) {
      const score = judgements.score[s];
      series[s].expected[t] = judgements.expected[s];
      series[s].lower[t] = judgements.lower[s];
      series[s].upper[t] = judgements.upper[s];
      series[s].score[t] = score;
      if (!Number.isNaN(score)) {
        sum += score;
        highest = Number.isNaN(highest) ? score : Math.max(highest, score);
      }
    }
    group.score[t] = highest;
    for (let s = 0; s < count && sum > 0; s++) {
      group.contributions[s * length + t] = Number.isNaN(series[s].score[t]) ? 0 : series[s].score[t] / sum;
    }
  }
  const why = isJudged ? {} : { reason: reason ?? 'insufficient_data' };
  return { detector: detector.id, series: series.map((one) => ({ ...one, ...why })), group: { ...group, ...why } };
}
