import { concatenateValues } from '../../series/concatenateValues';
import { seriesValues, type SeriesMatrix } from '../../series/seriesMatrix';
import { type Detection } from '../request/detection';
import { type DetectionTask } from '../request/detectionInputs';
import { type DetectionReason, type MultivariateDetector } from '../detector/detector';
import { GroupFit } from './groupFit';
import { scoresByRules } from '../rules/scoresByRules';
import { walkForwardFit } from './walkForwardFit';

/**
 * Judges the series of a matrix together. A series' score is the group's, scaled by its share in the deviation: the
 * series that deviates most carries the whole score. There is no band: what is normal for one depends on the others.
 *
 * Unless its training is pinned, the model is fitted anew as time passes (`walkForwardFit`).
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
    task.training === undefined ? undefined : { training: rowsOf(task.training), end: matrix.times.length };
  let from = firstScored;
  while (from < matrix.times.length) {
    const { training, end } = pinned ?? walkForwardFit(matrix, rows, from, context);
    const fit = new GroupFit(detector, context, training, width);
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
