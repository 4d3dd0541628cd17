import { type Bands } from './bands';
import { type ModelContext, type SeriesJudgements } from './detector';
import { type DetectorOptions } from './detectorOptions';
import { stepSamples } from './leastSpreads';
import { trainedBands } from './trainedBands';
import { neverBefore } from './neverBefore';
import { type SeriesHistory } from './seriesHistory';

/** The score of the first change in a series that never changed: there is nothing to measure it by. */
const firstChange = 10;

/** How a detector of the form |value − expected| / reach judges. */
export interface BandRecipe {
  readonly bands: (series: SeriesHistory, context: ModelContext) => Bands;
  /** What is judged where it is not the values themselves: one number for each sample from the first judged one on. */
  readonly judged?: (series: SeriesHistory, context: ModelContext) => Float64Array;
  /** After how long a frozen band comes back; a step where it does not depend on the time of day. */
  readonly seasonMs?: (options: DetectorOptions) => number;
}

/**
 * The `judge` of a detector by bands. A band does not reach below 0 (above 0) where the series never was below (above) it in the
 * last `stepSamples` samples. With a pinned training, the bands are those right after it.
 */
export function judgeByBands(recipe: BandRecipe): (series: SeriesHistory, context: ModelContext) => SeriesJudgements {
  return (series, context) => {
    const { values, firstJudged, training } = series;
    const { expected, reach, reason } =
      training === undefined
        ? recipe.bands(series, context)
        : trainedBands(
            (trained) => recipe.bands(trained, context),
            training,
            series,
            context,
            recipe.seasonMs?.(context.options) ?? context.stepMs
          );
    const judged = recipe.judged?.(series, context) ?? values.subarray(firstJudged);
    const neverNegative = neverBefore(values, firstJudged, stepSamples, (value) => value < 0);
    const neverPositive = neverBefore(values, firstJudged, stepSamples, (value) => value > 0);
    const lower = new Float64Array(judged.length);
    const upper = new Float64Array(judged.length);
    const score = new Float64Array(judged.length);
    let isWithheld = false;
    for (let i = 0; i < judged.length; i++) {
      const distance = Math.abs(judged[i] - expected[i]);
      score[i] = reach[i] > 0 ? distance / reach[i] : distance > 0 ? firstChange : distance;
      isWithheld ||= Number.isNaN(score[i]) && !Number.isNaN(judged[i]);
      lower[i] = expected[i] - reach[i];
      upper[i] = expected[i] + reach[i];
      if (lower[i] < 0 && expected[i] >= 0 && neverNegative[i] && !(judged[i] < 0)) {
        lower[i] = 0;
      }
      if (upper[i] > 0 && expected[i] <= 0 && neverPositive[i] && !(judged[i] > 0)) {
        upper[i] = 0;
      }
    }
    return {
      expected,
      lower,
      upper,
      score,
      ...(isWithheld ? { reason: reason ?? 'insufficient_data' } : {}),
    };
  };
}
