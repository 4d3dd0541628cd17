import { seriesValues, type SeriesMatrix } from '../series/seriesMatrix';
import { type Detection, type DetectionRequest, type SeriesDetection } from './detection';
import { type DetectionReason, type UnivariateDetector } from './detector';
import { SeriesStream } from './seriesStream';

/** Judges each series of a matrix by its own past. */
export function detectEach(matrix: SeriesMatrix, request: DetectionRequest, detector: UnivariateDetector): Detection {
  return {
    detector: detector.id,
    series: matrix.series.map((_, index) =>
      detectOne(matrix.times, seriesValues(matrix, index), new SeriesStream(detector, request, matrix.stepMs), request)
    ),
  };
}

function detectOne(
  times: Float64Array,
  values: Float64Array,
  stream: SeriesStream,
  request: DetectionRequest
): SeriesDetection {
  const { training } = request;
  if (training !== undefined) {
    for (let t = 0; t < times.length; t++) {
      if (times[t] >= training.fromMs && times[t] <= training.toMs) {
        stream.train(times[t], values[t]);
      }
    }
  }
  const expected = new Float64Array(times.length);
  const lower = new Float64Array(times.length);
  const upper = new Float64Array(times.length);
  const score = new Float64Array(times.length);
  let reason: DetectionReason | undefined = 'insufficient_data';
  let isJudged = false;
  for (let t = 0; t < times.length; t++) {
    const judgement = stream.update(times[t], values[t], training === undefined);
    expected[t] = judgement.expected;
    lower[t] = judgement.lower;
    upper[t] = judgement.upper;
    score[t] = judgement.score;
    reason = judgement.reason;
    isJudged ||= reason === undefined && !Number.isNaN(values[t]);
  }
  return { expected, lower, upper, score, ...(isJudged ? {} : { reason: reason ?? 'insufficient_data' }) };
}
