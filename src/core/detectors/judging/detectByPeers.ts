import { seriesValues } from '../../series/seriesMatrix';
import { type Detection } from '../request/detection';
import { type DetectionTask } from '../request/detectionInputs';
import { type DetectionReason, type PeersDetector } from '../detector/detector';
import { scoresByRules } from '../rules/scoresByRules';

/** Judges each series of a matrix by the others at the same time; the group's score is the highest of its series. */
export function detectByPeers(detector: PeersDetector, task: DetectionTask): Detection {
  const { matrix, context, firstJudged, firstScored } = task;
  const length = matrix.times.length - firstScored;
  const count = matrix.series.length;
  const judged = matrix.series.map(() => ({
    expected: new Float64Array(length),
    lower: new Float64Array(length),
    upper: new Float64Array(length),
    score: new Float64Array(length),
  }));
  const row = new Float64Array(count);
  const judgements = {
    expected: new Float64Array(count),
    lower: new Float64Array(count),
    upper: new Float64Array(count),
    score: new Float64Array(count),
  };
  const columns = matrix.series.map((_, index) => seriesValues(matrix, index));
  let reason: DetectionReason | undefined;
  for (let t = 0; t < length; t++) {
    columns.forEach((values, s) => (row[s] = values[firstScored + t]));
    reason = detector.judgeInPlace(row, context.options, judgements) ?? reason;
    judged.forEach((one, s) => {
      one.expected[t] = judgements.expected[s];
      one.lower[t] = judgements.lower[s];
      one.upper[t] = judgements.upper[s];
      one.score[t] = judgements.score[s];
    });
  }
  const need = detector.history(context.options, matrix.stepMs);
  const cut = firstJudged - firstScored;
  const series = judged.map(({ expected, lower, upper, score }, s) => ({
    expected: expected.subarray(cut),
    lower: lower.subarray(cut),
    upper: upper.subarray(cut),
    score: scoresByRules(task, need, columns[s], expected, score),
  }));
  const group = groupOf(
    series.map(({ score }) => score),
    length - cut
  );
  const why = group.score.some((score) => !Number.isNaN(score)) ? {} : { reason: reason ?? 'insufficient_data' };
  return { detector: detector.id, series: series.map((one) => ({ ...one, ...why })), group: { ...group, ...why } };
}

/** The highest score at each time, and each series' share in the scores. */
function groupOf(
  scores: readonly Float64Array[],
  length: number
): { score: Float64Array; contributions: Float64Array } {
  const score = new Float64Array(length).fill(NaN);
  const contributions = new Float64Array(length * scores.length);
  for (let t = 0; t < length; t++) {
    let sum = 0;
    for (const one of scores) {
      if (!Number.isNaN(one[t])) {
        sum += one[t];
        score[t] = score[t] >= one[t] ? score[t] : one[t];
      }
    }
    scores.forEach((one, s) => {
      contributions[s * length + t] = sum > 0 && !Number.isNaN(one[t]) ? one[t] / sum : 0;
    });
  }
  return { score, contributions };
}
