import { seriesValues, type SeriesMatrix } from '../series/seriesMatrix';
import { type Detection, type DetectionRequest } from './detection';
import { type DetectionReason, type MultivariateDetector } from './detector';
import { GroupStream } from './groupStream';

/**
 * Judges the series of a matrix together. A series' score is the group's, scaled by its share in the deviation: the
 * series that deviates most carries the whole score. There is no band: what is normal for one depends on the others.
 */
export function detectTogether(
  matrix: SeriesMatrix,
  request: DetectionRequest,
  detector: MultivariateDetector
): Detection {
  const { times } = matrix;
  const length = times.length;
  const count = matrix.series.length;
  const columns = matrix.series.map((_, index) => seriesValues(matrix, index));
  const rowAt = (t: number): Float64Array => Float64Array.from(columns, (values) => values[t]);
  const stream = new GroupStream(detector, request, matrix.stepMs, count);
  const { training } = request;
  if (training !== undefined) {
    stream.train(pinnedRows(times, rowAt, training.fromMs, training.toMs, count));
  }
  const series = matrix.series.map(() => ({
    expected: new Float64Array(length),
    lower: new Float64Array(length).fill(NaN),
    upper: new Float64Array(length).fill(NaN),
    score: new Float64Array(length),
  }));
  const group = { score: new Float64Array(length), contributions: new Float64Array(length * count) };
  let reason: DetectionReason | undefined = 'insufficient_data';
  let isJudged = false;
  for (let t = 0; t < length; t++) {
    const judgement = stream.update(times[t], rowAt(t), training === undefined);
    reason = judgement.reason;
    isJudged ||= reason === undefined;
    group.score[t] = judgement.groupScore;
    series.forEach((one, s) => {
      one.expected[t] = judgement.expected[s];
      one.score[t] = judgement.scores[s];
      group.contributions[s * length + t] = judgement.contributions[s];
    });
  }
  const why = isJudged ? {} : { reason: reason ?? 'insufficient_data' };
  return { detector: detector.id, series: series.map((one) => ({ ...one, ...why })), group: { ...group, ...why } };
}

function pinnedRows(
  times: Float64Array,
  rowAt: (t: number) => Float64Array,
  fromMs: number,
  toMs: number,
  width: number
): Float64Array {
  const inside = Array.from(times.keys()).filter((t) => times[t] >= fromMs && times[t] <= toMs);
  const rows = new Float64Array(inside.length * width);
  inside.forEach((t, i) => rows.set(rowAt(t), i * width));
  return rows;
}
