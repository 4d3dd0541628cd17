import { seriesValues, type SeriesMatrix } from '../../series/seriesMatrix';
import { type Detection, type SeriesDetection } from '../request/detection';
import { type DetectionTask } from '../request/detectionInputs';
import { type KeptWalk, type SeriesJudgements, type UnivariateDetector } from '../detector/detector';
import { scoresByRules } from '../rules/scoresByRules';
import { judgeByDays } from './judgeByDays';
import { type Samples, type SeriesHistory } from '../detector/seriesHistory';

/** Judges each series of a matrix by its own past. */
export function detectEach(detector: UnivariateDetector, task: DetectionTask): Detection {
  const isWalked = task.resumed !== undefined || task.keepAt !== undefined;
  const walk = isWalked ? detector.walker?.(task.context) : undefined;
  const found = task.matrix.series.map((_, index) => detectOne(detector, walk, task, index));
  const states = found.flatMap(({ state }) => (state === undefined ? [] : [state]));
  return {
    detector: detector.id,
    series: found.map(({ state: _, ...series }) => series),
    ...(states.length === found.length && states.length > 0 ? { states } : {}),
  };
}

type Walker = ReturnType<NonNullable<UnivariateDetector['walker']>>;

function detectOne(
  detector: UnivariateDetector,
  walk: Walker | undefined,
  task: DetectionTask,
  index: number
): SeriesDetection & KeptWalk {
  const { matrix, context, firstJudged, firstScored } = task;
  const values = seriesValues(matrix, index);
  const profile = samplesOf(task.profile, index);
  const training = samplesOf(task.training, index);
  const judged = judgeOne(
    detector,
    walk,
    {
      times: matrix.times,
      values,
      firstJudged: firstScored,
      ...(profile === undefined ? {} : { profile }),
      ...(training === undefined ? {} : { training }),
    },
    task,
    index
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
    ...(judged.state === undefined ? {} : { state: judged.state }),
  };
}

function judgeOne(
  detector: UnivariateDetector,
  walk: Walker | undefined,
  series: SeriesHistory,
  { context, profileDays, resumed, keepAt }: DetectionTask,
  index: number
): SeriesJudgements & KeptWalk {
  return walk === undefined
    ? judgeByDays(detector, series, context, profileDays)
    : walk(series, {
        ...(resumed === undefined ? {} : { resumed: { at: resumed.at, state: resumed.states[index] } }),
        ...(keepAt === undefined ? {} : { keepAt }),
      });
}

function samplesOf(matrix: SeriesMatrix | undefined, index: number): Samples | undefined {
  return matrix === undefined ? undefined : { times: matrix.times, values: seriesValues(matrix, index) };
}
