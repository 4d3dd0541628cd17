import { type Bands } from './bands';
import { type DetectionReason, type ModelContext, type SeriesJudgements } from '../detector/detector';
import { type DetectorOptions, numberOption } from '../declaration/detectorOptions';
import { neverBefore } from '../windows/neverBefore';
import { reaches, type Reaches } from './reaches';
import { recentSamples } from '../history/recentSamples';
import { type SeriesHistory } from '../detector/seriesHistory';
import { afterTraining } from '../history/afterTraining';

/** The score of the first change in a series that never changed: there is nothing to measure it by. */
const firstChange = 10;

/** How a detector of the form |value − expected| / reach judges; its options have a `threshold`. */
export interface BandRecipe {
  readonly bands: (series: SeriesHistory, context: ModelContext) => Bands;
  /** What is judged where it is not the values themselves: one number for each sample from the first judged one on. */
  readonly judged?: (series: SeriesHistory, context: ModelContext) => Float64Array;
  /** After how long a frozen band comes back; a step where it does not depend on the time of day. */
  readonly seasonMs?: (options: DetectorOptions) => number;
}

/** Expected values and how far from them the threshold lies. */
interface Limits extends Reaches {
  readonly expected: Float64Array;
  readonly reason: DetectionReason | undefined;
}

/**
 * The `judge` of a detector by bands. Bands look at `recentSamples` more than the recipe's own windows: they are wider, on each side, as
 * far as the tail of the series is longer than a normal one, and do not reach below 0 (above 0) where the series never was
 * below (above) it. With a pinned training, the bands are those right after it.
 */
export function judgeByBands(recipe: BandRecipe): (series: SeriesHistory, context: ModelContext) => SeriesJudgements {
  return (series, context) => {
    const { values, firstJudged, training } = series;
    const window = recentSamples(context.stepMs);
    const limits = training === undefined ? limitsOf(recipe, series, context) : trainedLimits(recipe, series, context);
    const { expected, below, above } = limits;
    const judged = recipe.judged?.(series, context) ?? values.subarray(firstJudged);
    const neverNegative = neverBefore(values, firstJudged, window, (value) => value < 0);
    const neverPositive = neverBefore(values, firstJudged, window, (value) => value > 0);
    const lower = expected.map((one, i) => {
      const edge = one - below[i];
      return edge < 0 && one >= 0 && neverNegative[i] && !(judged[i] < 0) ? 0 : edge;
    });
    const upper = expected.map((one, i) => {
      const edge = one + above[i];
      return edge > 0 && one <= 0 && neverPositive[i] && !(judged[i] > 0) ? 0 : edge;
    });
    const score = judged.map((value, i) => {
      const distance = Math.abs(value - expected[i]);
      const reach = value < expected[i] ? below[i] : above[i];
      return reach > 0 ? distance / reach : distance > 0 ? firstChange : distance;
    });
    const isWithheld = score.some((one, i) => Number.isNaN(one) && !Number.isNaN(judged[i]));
    return { expected, lower, upper, score, ...(isWithheld ? { reason: limits.reason ?? 'insufficient_data' } : {}) };
  };
}

function limitsOf(recipe: BandRecipe, series: SeriesHistory, context: ModelContext): Limits {
  const window = recentSamples(context.stepMs);
  const start = Math.max(0, series.firstJudged - window);
  const earlier = { ...series, firstJudged: start };
  const bands = recipe.bands(earlier, context);
  const judged = recipe.judged?.(earlier, context) ?? series.values.subarray(start);
  const first = series.firstJudged - start;
  const threshold = numberOption(context.options, 'threshold');
  return {
    ...reaches(bands, judged, first, window, threshold),
    expected: bands.expected.slice(first),
    reason: bands.reason,
  };
}

function trainedLimits(recipe: BandRecipe, series: SeriesHistory, context: ModelContext): Limits {
  const { after, places } = afterTraining(series, context, recipe.seasonMs?.(context.options) ?? context.stepMs);
  const { expected, below, above, reason } = limitsOf(recipe, after, context);
  const laidOut = (values: Float64Array): Float64Array => Float64Array.from(places, (place) => values[place]);
  return { expected: laidOut(expected), below: laidOut(below), above: laidOut(above), reason };
}
