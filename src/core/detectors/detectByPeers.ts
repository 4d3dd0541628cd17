import { seriesValues, type SeriesMatrix } from '../series/seriesMatrix';
import { type Detection, type DetectionRequest } from './detection';
import { type DetectionReason, type PeersDetector } from './detector';
import { requestedContext } from './requestedContext';
import { RuleFilter } from './ruleFilter';

/** Judges each series of a matrix by the others at the same time; the group's score is the highest of its series. */
export function detectByPeers(matrix: SeriesMatrix, request: DetectionRequest, detector: PeersDetector): Detection {
  const { options } = requestedContext(detector, request, matrix.stepMs);
  const length = matrix.times.length;
  const count = matrix.series.length;
  const filters = matrix.series.map(() => new RuleFilter(request));
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
    reason = detector.judgeInPlace(row, options, judgements);
    isJudged ||= reason === undefined;
    let highest = NaN;
    let sum = 0;
    for (let s = 0; s < count; s++) {
      const judgement = {
        expected: judgements.expected[s],
        lower: judgements.lower[s],
        upper: judgements.upper[s],
        score: judgements.score[s],
        reason,
      };
      const score = filters[s].apply(row[s], judgement);
      series[s].expected[t] = judgement.expected;
      series[s].lower[t] = judgement.lower;
      series[s].upper[t] = judgement.upper;
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
