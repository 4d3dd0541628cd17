import { concatenateValues } from '../../series/concatenateValues';
import { firstIndexFrom } from '../../series/firstIndexFrom';
import { seriesValues, type SeriesMatrix } from '../../series/seriesMatrix';
import { type Detection } from '../request/detection';
import { type DetectionTask } from '../request/detectionInputs';
import { type DetectionReason, type ModelContext, type MultivariateDetector } from '../detector/detector';
import { numberOption } from '../declaration/detectorOptions';
import { GroupFit } from './groupFit';
import { scoresByRules } from '../rules/scoresByRules';

/** With fewer rows than this that are old enough, newer ones teach, too. */
const fewestSettled = 300;

/**
 * Judges the series of a matrix together. A series' score is the group's, scaled by its share in the deviation: the
 * series that deviates most carries the whole score. There is no band: what is normal for one depends on the others.
 *
 * Unless its training is pinned, the model is fitted anew on the rows before each multiple of `refitSamples` steps of the
 * query's clock: which model judges a row depends on its time alone.
 */
export function detectTogether(detector: MultivariateDetector, task: DetectionTask): Detection {
  const { matrix, context, firstJudged, firstScored } = task;
  const length = matrix.times.length - firstScored;
  const width = matrix.series.length;
  const rows = rowsOf(matrix);
  const contextRows = detector.contextRows(context.options);
  const judged = matrix.series.map(() => ({
    expected: new Float64Array(length).fill(NaN),
    score: new Float64Array(length).fill(NaN),
    contributions: new Float64Array(length),
  }));
  let reason: DetectionReason | undefined;
  const pinned =
    task.training === undefined ? undefined : new GroupFit(detector, context, rowsOf(task.training), width);
  let from = firstScored;
  while (from < matrix.times.length) {
    const end = pinned === undefined ? endOfFit(matrix.times, from, context) : matrix.times.length;
    const fit = pinned ?? new GroupFit(detector, context, trainingRows(matrix, rows, from, context), width);
    reason = fit.reason ?? reason;
    for (let t = Math.max(0, from - contextRows); t < end; t++) {
      fit.score(rows.subarray(t * width, (t + 1) * width));
      for (let s = 0; s < width && t >= from; s++) {
        judged[s].expected[t - firstScored] = fit.expected[s];
        judged[s].score[t - firstScored] = Number.isNaN(rows[t * width + s]) ? NaN : fit.scores[s];
        judged[s].contributions[t - firstScored] = fit.contributions[s];
      }
    }
    from = end;
  }
  const need = detector.history(context.options, matrix.stepMs);
  const cut = firstJudged - firstScored;
  const unbounded = new Float64Array(length - cut).fill(NaN);
  const series = judged.map(({ expected, score }, s) => {
    const training = task.training === undefined ? undefined : seriesValues(task.training, s);
    return {
      expected: expected.subarray(cut),
      lower: unbounded,
      upper: unbounded,
      score: scoresByRules(task, need, seriesValues(matrix, s), expected, score, training),
    };
  });
  const score = highestScores(
    series.map((one) => one.score),
    length - cut
  );
  const why = score.some((one) => !Number.isNaN(one)) ? {} : { reason: reason ?? 'insufficient_data' };
  return {
    detector: detector.id,
    series: series.map((one) => ({ ...one, ...why })),
    group: {
      score,
      contributions: concatenateValues(judged.map(({ contributions }) => contributions.subarray(cut))),
      ...why,
    },
  };
}

/** The index after the last time from `from` on that the same fit judges. */
function endOfFit(times: Float64Array, from: number, context: ModelContext): number {
  const start = fitMs(times[from], context);
  let end = from + 1;
  while (end < times.length && fitMs(times[end], context) === start) {
    end += 1;
  }
  return end;
}

/** The moment before which the rows lie that the row at a time is judged by. */
function fitMs(timeMs: number, { clock, options, stepMs }: ModelContext): number {
  const refitMs = numberOption(options, 'refitSamples') * stepMs;
  const localMs = clock.localMs(timeMs);
  return timeMs - (localMs - Math.floor(localMs / refitMs) * refitMs);
}

/**
 * The rows that the model of a row is fitted on: those of `trainingSamples` that are `delaySamples` old at the moment of the fit; while
 * there are few of those, the oldest that there are.
 */
function trainingRows(matrix: SeriesMatrix, rows: Float64Array, from: number, context: ModelContext): Float64Array {
  const { times, stepMs, series } = matrix;
  const fittedMs = fitMs(times[from], context);
  const trainingMs = numberOption(context.options, 'trainingSamples') * stepMs;
  const delayMs = numberOption(context.options, 'delaySamples') * stepMs;
  const start = firstIndexFrom(times, fittedMs - delayMs - trainingMs);
  const known = firstIndexFrom(times, fittedMs);
  const first = firstRowWithValues(rows, series.length, start, known);
  const settled = firstIndexFrom(times, fittedMs - delayMs);
  const end = Math.min(known, Math.max(settled, first + fewestSettled));
  return rows.subarray(first * series.length, end * series.length);
}

/** The first row of a range that has any value: rows from before the series began are not missing. */
function firstRowWithValues(rows: Float64Array, width: number, start: number, end: number): number {
  let place = start * width;
  while (place < end * width && Number.isNaN(rows[place])) {
    place += 1;
  }
  return Math.min(end, Math.floor(place / Math.max(1, width)));
}

function rowsOf({ times, series, values }: SeriesMatrix): Float64Array {
  const rows = new Float64Array(values.length);
  for (let s = 0; s < series.length; s++) {
    for (let t = 0; t < times.length; t++) {
      rows[t * series.length + s] = values[s * times.length + t];
    }
  }
  return rows;
}

function highestScores(scores: readonly Float64Array[], length: number): Float64Array {
  const highest = new Float64Array(length).fill(NaN);
  for (const one of scores) {
    for (let t = 0; t < length; t++) {
      if (!Number.isNaN(one[t]) && !(highest[t] >= one[t])) {
        highest[t] = one[t];
      }
    }
  }
  return highest;
}
