import { seriesValues, type SeriesMatrix } from '../series/seriesMatrix';
import { type Detection, type SeriesDetection } from './detection';
import { type DetectionTask } from './detectionInputs';
import { type UnivariateDetector } from './detector';
import { scoresByRules } from './scoresByRules';
import { judgeByDays } from './judgeByDays';
import { type Samples } from './seriesHistory';

/** Judges each series of a matrix by its own past. */
export function detectEach(detector: UnivariateDetector, task: DetectionTask): Detection {
  return { detector: detector.id, series: task.matrix.series.map((_, index) => detectOne(detector, task, index)) };
}

function detectOne(detector: UnivariateDetector, task: DetectionTask, index: number): SeriesDetection {
  const { matrix, context, firstJudged, firstScored, profileDays } = task;
  const values = seriesValues(matrix, index);
  const profile = samplesOf(task.profile, index);
  const training = samplesOf(task.training, index);
  const judged = judgeByDays(
    detector,
    {
      times: matrix.times,
      values,
      firstJudged: firstScored,
      ...(profile === undefined ? {} : { profile }),
      ...(training === undefined ? {} : { training }),
    },
    context,
    profileDays
  );
  const need = detector.history(context.options, matrix.stepMs);
  const score = scoresByRules(task, need, values, judged.expected, judged.score, training?.values);
  const from = firstJudged - firstScored;
  return {
    expected: judged.expected.subarray(from),
    lower: judged.lower.subarray(from),
    upper: judged.upper.subarray(from),
    score,
    ...(score.some((one) => !Number.isNaN(one)) ? {} : { reason: judged.reason ?? 'insufficient_data' }),
  };
}

function samplesOf(matrix: SeriesMatrix | undefined, index: number): Samples | undefined {
  return matrix === undefined ? undefined : { times: matrix.times, values: seriesValues(matrix, index) };
}
