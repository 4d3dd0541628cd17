import { type DetectionReason, type ModelContext, type SeriesJudgements } from './detector';
import { type SeriesHistory } from './seriesHistory';

/** What a model says of one value. */
export interface Judgement {
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  readonly score: number;
  readonly reason: DetectionReason | undefined;
}

/** A model of one series that learns as it goes. */
export interface UnivariateModel {
  /**
   * Judges the value from what came before it, then learns from it unless `learn` is false; in order of time, one call
   * a step, NaN for a missing value. The result is the model's own object: the next call overwrites it.
   */
  update(timeMs: number, value: number, learn: boolean): Judgement;
}

/** Judges by a model that is fed the history first, or the pinned training and nothing else. */
export function judgeStepwise(
  start: (context: ModelContext) => UnivariateModel
): (series: SeriesHistory, context: ModelContext) => SeriesJudgements {
  return ({ times, values, firstJudged, training }, context) => {
    const model = start(context);
    training?.values.forEach((value, t) => model.update(training.times[t], value, true));
    const learns = training === undefined;
    const length = values.length - firstJudged;
    const [expected, lower, upper, score] = Array.from({ length: 4 }, () => new Float64Array(length));
    let reason: DetectionReason | undefined;
    for (let t = learns ? 0 : firstJudged; t < values.length; t++) {
      const judgement = model.update(times[t], values[t], learns);
      const at = t - firstJudged;
      if (at >= 0) {
        expected[at] = judgement.expected;
        lower[at] = judgement.lower;
        upper[at] = judgement.upper;
        score[at] = judgement.score;
        reason = judgement.reason ?? reason;
      }
    }
    return { expected, lower, upper, score, ...(reason === undefined ? {} : { reason }) };
  };
}
